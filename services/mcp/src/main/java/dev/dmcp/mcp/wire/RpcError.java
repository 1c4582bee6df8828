package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Optional;

/** The {@code error} member of a response: a code of {@link ErrorCode} or of the application, a sentence, and what may help. */
public record RpcError(int code, String message, Optional<JsonValue> data) {
    public RpcError(int code, String message) {
        this(code, message, Optional.empty());
    }

    public RpcError(int code, String message, JsonValue data) {
        this(code, message, Optional.of(data));
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("code", code).put("message", message);
        data.ifPresent(value -> json.put("data", value));
        return json.build();
    }

    static RpcError of(JsonObject json) {
        int code = (int) json.integer("code").orElse(ErrorCode.INTERNAL_ERROR);
        return new RpcError(code, json.string("message").orElse(""), json.get("data"));
    }
}
