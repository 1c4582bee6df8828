package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A prompt that a client can fill in. */
public record Prompt(String name, Optional<String> description, List<Argument> arguments, JsonObject more) {
    public Prompt {
        arguments = List.copyOf(arguments);
    }

    public Prompt(String name, String description, Argument... arguments) {
        this(name, Optional.of(description), List.of(arguments), JsonObject.empty());
    }

    public Prompt withName(String other) {
        return new Prompt(other, description, arguments, more);
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("name", name);
        description.ifPresent(value -> json.put("description", value));
        if (!arguments.isEmpty()) {
            json.put("arguments", JsonArray.from(arguments, Argument::toJson));
        }
        return Fields.putAll(json, more).build();
    }

    public static Prompt of(JsonObject json) {
        return new Prompt(
                Fields.requiredText(json, "name"),
                json.string("description"),
                Fields.objects(json, "arguments", Argument::of),
                Fields.without(json, "name", "description", "arguments"));
    }

    public record Argument(String name, Optional<String> description, boolean required) {
        public static Argument required(String name, String description) {
            return new Argument(name, Optional.of(description), true);
        }

        JsonObject toJson() {
            JsonObject.Builder json = JsonObject.builder().put("name", name);
            description.ifPresent(value -> json.put("description", value));
            return json.put("required", required).build();
        }

        static Argument of(JsonObject json) {
            return new Argument(
                    Fields.requiredText(json, "name"), json.string("description"), Fields.flag(json, "required"));
        }
    }
}
