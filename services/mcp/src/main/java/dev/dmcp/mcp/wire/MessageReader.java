package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.util.Optional;

/** Reads one JSON-RPC message. What cannot be read is an {@link RpcException} with the code that the peer is told. */
public final class MessageReader {
    private MessageReader() {}

    public static Message read(byte[] text) {
        return read(parse(text));
    }

    /** The JSON of one message, or of a batch. */
    public static JsonValue parse(byte[] text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new RpcException(ErrorCode.PARSE_ERROR, "Parse error: " + e.getMessage());
        }
    }

    public static Message read(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            throw invalid("a message is a JSON object");
        }
        if (!json.string("jsonrpc").equals(Optional.of("2.0"))) {
            throw invalid("\"jsonrpc\" must be \"2.0\"");
        }
        Optional<RequestId> id = id(json);
        Optional<String> method = json.string("method");
        if (method.isPresent()) {
            return call(id, method.get(), params(json));
        }
        return response(id, json);
    }

    private static Message call(Optional<RequestId> id, String method, JsonObject params) {
        return id.isPresent()
                ? new Message.Request(id.get(), method, params)
                : new Message.Notification(method, params);
    }

    private static Message response(Optional<RequestId> id, JsonObject json) {
        Optional<JsonObject> error = json.object("error");
        if (error.isPresent()) {
            return new Message.Failure(id, RpcError.of(error.get()));
        }
        JsonObject result = json.object("result")
                .orElseThrow(() -> invalid("neither \"method\" nor \"result\" nor \"error\" is there"));
        return new Message.Result(id.orElseThrow(() -> invalid("a result needs an \"id\"")), result);
    }

    private static Optional<RequestId> id(JsonObject json) {
        Optional<JsonValue> value = json.get("id");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof JsonNull) {
            return nullId(json);
        }
        return Optional.of(
                RequestId.of(value.get()).orElseThrow(() -> invalid("\"id\" must be a text or a whole number")));
    }

    /** JSON-RPC lets an error that answers an unreadable request carry a null id; nothing else may. */
    private static Optional<RequestId> nullId(JsonObject json) {
        if (json.has("error")) {
            return Optional.empty();
        }
        throw invalid("\"id\" must not be null");
    }

    private static JsonObject params(JsonObject json) {
        Optional<JsonValue> value = json.get("params");
        if (value.isEmpty()) {
            return JsonObject.empty();
        }
        if (value.get() instanceof JsonObject params) {
            return params;
        }
        throw invalid("\"params\" must be an object");
    }

    private static RpcException invalid(String reason) {
        return new RpcException(ErrorCode.INVALID_REQUEST, "Invalid request: " + reason);
    }
}
