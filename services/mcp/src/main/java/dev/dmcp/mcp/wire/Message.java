package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** One JSON-RPC 2.0 message. */
public sealed interface Message {
    JsonObject toJson();

    record Request(RequestId id, String method, JsonObject params) implements Message {
        @Override
        public JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder()
                    .put("jsonrpc", "2.0")
                    .put("id", id.toJson())
                    .put("method", method);
            return Fields.isEmpty(params)
                    ? json.build()
                    : json.put("params", params).build();
        }
    }

    record Notification(String method, JsonObject params) implements Message {
        private static final String CANCELLED = "notifications/cancelled";
        private static final String REQUEST = "requestId";

        /** Says that nobody waits for the answer to a request any more. */
        public static Notification cancelled(RequestId request) {
            return new Notification(
                    CANCELLED,
                    JsonObject.builder().put(REQUEST, request.toJson()).build());
        }

        /** The request that nobody waits for any more, where this says so. */
        public Optional<RequestId> cancelledRequest() {
            return method.equals(CANCELLED) ? params.get(REQUEST).flatMap(RequestId::of) : Optional.empty();
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder().put("jsonrpc", "2.0").put("method", method);
            return Fields.isEmpty(params)
                    ? json.build()
                    : json.put("params", params).build();
        }
    }

    /** The end of a request. */
    sealed interface Response extends Message {}

    record Result(RequestId id, JsonObject result) implements Response {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("jsonrpc", "2.0")
                    .put("id", id.toJson())
                    .put("result", result)
                    .build();
        }
    }

    /** An error; without an id when the request was too broken to have one. */
    record Failure(Optional<RequestId> id, RpcError error) implements Response {
        public Failure(RequestId id, RpcError error) {
            this(Optional.of(id), error);
        }

        public Failure(RpcError error) {
            this(Optional.empty(), error);
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder().put("jsonrpc", "2.0");
            id.ifPresent(value -> json.put("id", value.toJson()));
            return json.put("error", error.toJson()).build();
        }
    }
}
