package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.server.CallEnd;
import dev.dmcp.service.kit.json.JsonObject;

/** Ends this round of a request: the client is to come back with answers. */
final class InputRequired extends CallEnd {
    private final transient JsonObject result;

    InputRequired(JsonObject result) {
        this.result = result;
    }

    JsonObject result() {
        return result;
    }
}
