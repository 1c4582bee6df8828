package dev.dmcp.service.gateway.upstream;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.List;

/** A server behind the gateway. Thread-safe; each call ends within the gateway's time limit. */
public interface Upstream {

    /**
     * Its tools, as it describes them.
     *
     * @throws UpstreamException when it cannot be asked
     */
    List<JsonObject> tools(Caller caller) throws UpstreamException, InterruptedException;

    /**
     * Calls one of its tools on behalf of a caller.
     *
     * @throws UpstreamException when it cannot be asked, or says no
     */
    JsonValue call(Caller caller, String tool, JsonObject arguments) throws UpstreamException, InterruptedException;
}
