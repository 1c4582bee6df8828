package dev.dmcp.mcp.http;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.util.Optional;
import java.util.Set;

/** Decides who may call an endpoint. */
@FunctionalInterface
public interface Gate {
    Verdict check(Request request);

    /** Lets everybody in, as nobody in particular: for loopback and networks that others guard. */
    static Gate open() {
        return request -> new Verdict.Admitted(Optional.empty());
    }

    /** A scope of callers that came with a valid token, in endpoints that use {@link #named()}. */
    String AUTHENTICATED = "authenticated";

    /** Lets in whom the service's own authentication has let in, under the name that it found. */
    static Gate named() {
        return request -> {
            var known = dev.dmcp.service.kit.auth.Caller.of(request);
            Set<String> scopes = known.authenticated() ? Set.of(AUTHENTICATED) : Set.of();
            return new Verdict.Admitted(Optional.of(new Caller(known.user(), scopes)));
        };
    }

    /** What comes of a request. */
    sealed interface Verdict {
        record Admitted(Optional<Caller> caller) implements Verdict {}

        record Refused(Response response) implements Verdict {}
    }
}
