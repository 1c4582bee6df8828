package dev.dmcp.mcp.model;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Something that a server asks of the client's user, model or file system while it serves a request. */
public sealed interface InputRequest {
    /** The JSON-RPC method that asks for it. */
    String method();

    JsonObject params();

    /** The client capability without which it must not be asked. */
    String capability();

    /** Whether {@code answer} has the shape that the method's result has. */
    boolean accepts(JsonObject answer);

    /** The request that a method and its parameters make; empty for other methods. */
    static Optional<InputRequest> of(String method, JsonObject params) {
        return switch (method) {
            case Elicitation.METHOD -> Optional.of(new Elicitation(params));
            case Sampling.METHOD -> Optional.of(new Sampling(params));
            case Roots.METHOD -> Optional.of(new Roots());
            default -> Optional.empty();
        };
    }

    default JsonObject toJson() {
        return JsonObject.builder()
                .put("method", method())
                .put("params", params())
                .build();
    }

    /**
     * A question to the user.
     *
     * @param params {@code message} and {@code requestedSchema}, or {@code mode: url} and {@code url}
     */
    record Elicitation(JsonObject params) implements InputRequest {
        public static final String METHOD = "elicitation/create";

        public static Elicitation form(String message, JsonObject requestedSchema) {
            return new Elicitation(JsonObject.builder()
                    .put("message", message)
                    .put("requestedSchema", requestedSchema)
                    .build());
        }

        /**
         * Sends the user to a page, for what must not pass through the client.
         *
         * @param id of the question, which revision 2025-11-25 wants
         */
        public static Elicitation page(String message, URI page, String id) {
            return new Elicitation(JsonObject.builder()
                    .put("mode", "url")
                    .put("message", message)
                    .put("url", page.toString())
                    .put("elicitationId", id)
                    .build());
        }

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public String capability() {
            return ClientCapabilities.ELICITATION;
        }

        @Override
        public boolean accepts(JsonObject answer) {
            return switch (answer.string("action").orElse("")) {
                case "accept", "decline", "cancel" -> true;
                default -> false;
            };
        }
    }

    /**
     * A question to the client's model.
     *
     * @param params as in {@code CreateMessageRequestParams}
     */
    record Sampling(JsonObject params) implements InputRequest {
        public static final String METHOD = "sampling/createMessage";

        public static Sampling ask(String question, int maxTokens) {
            JsonObject message = JsonObject.builder()
                    .put("role", "user")
                    .put("content", Content.text(question).toJson())
                    .build();
            return new Sampling(JsonObject.builder()
                    .put("messages", new JsonArray(List.of(message)))
                    .put("maxTokens", maxTokens)
                    .build());
        }

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public String capability() {
            return ClientCapabilities.SAMPLING;
        }

        @Override
        public boolean accepts(JsonObject answer) {
            return answer.has("content") && answer.string("role").isPresent();
        }
    }

    /** The folders that the client lets the server know of. */
    record Roots() implements InputRequest {
        public static final String METHOD = "roots/list";

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public JsonObject params() {
            return JsonObject.empty();
        }

        @Override
        public String capability() {
            return ClientCapabilities.ROOTS;
        }

        @Override
        public boolean accepts(JsonObject answer) {
            return answer.array("roots").isPresent();
        }
    }
}
