package dev.dmcp.mcp.http;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.util.Optional;

/** Decides who may call an endpoint. */
@FunctionalInterface
public interface Gate {
    Verdict check(Request request);

    /** Lets everybody in, as nobody in particular: for loopback and networks that others guard. */
    static Gate open() {
        return request -> new Verdict.Admitted(Optional.empty());
    }

    /** What comes of a request. */
    sealed interface Verdict {
        record Admitted(Optional<Caller> caller) implements Verdict {}

        record Refused(Response response) implements Verdict {}
    }
}
