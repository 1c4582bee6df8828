package dev.dmcp.mcp.task;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a task stands (SEP-2663, "Task Status"). */
sealed interface TaskState {
    String status();

    default boolean isOver() {
        return true;
    }

    /** Adds the members that only this state has. */
    default void describe(JsonObject.Builder json) {}

    record Working() implements TaskState {
        @Override
        public String status() {
            return "working";
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    /** @param open questions that have no answer yet, by key */
    record InputRequired(Map<String, InputRequest> open) implements TaskState {
        @Override
        public String status() {
            return "input_required";
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void describe(JsonObject.Builder json) {
            JsonObject.Builder requests = JsonObject.builder();
            open.forEach((key, request) -> requests.put(key, request.toJson()));
            json.put("inputRequests", requests.build());
        }

        InputRequired without(String key) {
            Map<String, InputRequest> rest = new LinkedHashMap<>(open);
            rest.remove(key);
            return new InputRequired(rest);
        }
    }

    record Completed(JsonObject result) implements TaskState {
        @Override
        public String status() {
            return "completed";
        }

        @Override
        public void describe(JsonObject.Builder json) {
            json.put("result", result);
        }
    }

    /** An error of the protocol; a tool that failed is {@link Completed} with {@code isError}. */
    record Failed(RpcError error) implements TaskState {
        @Override
        public String status() {
            return "failed";
        }

        @Override
        public void describe(JsonObject.Builder json) {
            json.put("error", error.toJson());
        }
    }

    record Cancelled() implements TaskState {
        @Override
        public String status() {
            return "cancelled";
        }
    }
}
