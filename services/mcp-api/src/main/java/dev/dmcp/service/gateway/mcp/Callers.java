package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.service.kit.auth.Caller;
import java.util.Optional;

/** Who calls, in the words of the protocol's core and in those of the kit. */
final class Callers {
    private Callers() {}

    static Caller of(CallContext context) {
        return context.caller()
                .map(Callers::of)
                .orElseThrow(() -> new IllegalStateException("a call without a caller"));
    }

    static Caller of(dev.dmcp.mcp.server.Caller caller) {
        return new Caller(caller.subject(), caller.scopes().contains(Gate.AUTHENTICATED));
    }

    static Optional<dev.dmcp.mcp.server.Caller> toCore(Optional<Caller> caller) {
        return caller.map(known -> new dev.dmcp.mcp.server.Caller(
                known.user(), known.authenticated() ? java.util.Set.of(Gate.AUTHENTICATED) : java.util.Set.of()));
    }
}
