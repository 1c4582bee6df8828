package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Map;

/** How a running call asks its client for something: each era has its own way. */
public interface Inputs {
    /**
     * Answers by the keys of {@code requests}. May not return at all: a stateless era ends the call with a control-flow exception and runs
     * the handler again from its beginning when the client comes back.
     *
     * @param state what {@link #state()} gives back in the next run
     */
    Map<String, JsonObject> ask(Map<String, InputRequest> requests, JsonObject state) throws InterruptedException;

    /** What an earlier run of this call handed to {@link #ask}; empty in the first run and wherever handlers run only once. */
    default JsonObject state() {
        return JsonObject.empty();
    }
}
