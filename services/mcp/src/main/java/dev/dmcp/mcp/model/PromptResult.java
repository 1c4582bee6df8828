package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A filled-in prompt. */
public record PromptResult(Optional<String> description, List<Message> messages) {
    public PromptResult {
        messages = List.copyOf(messages);
    }

    public PromptResult(Message... messages) {
        this(Optional.empty(), List.of(messages));
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        description.ifPresent(value -> json.put("description", value));
        return json.put("messages", JsonArray.from(messages, Message::toJson)).build();
    }

    public static PromptResult of(JsonObject json) {
        return new PromptResult(json.string("description"), Fields.objects(json, "messages", Message::of));
    }

    /** @param role {@code user} or {@code assistant} */
    public record Message(String role, Content content) {
        public static Message user(Content content) {
            return new Message("user", content);
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("role", role)
                    .put("content", content.toJson())
                    .build();
        }

        static Message of(JsonObject json) {
            return new Message(json.string("role").orElse("user"), Content.of(Fields.requiredObject(json, "content")));
        }
    }
}
