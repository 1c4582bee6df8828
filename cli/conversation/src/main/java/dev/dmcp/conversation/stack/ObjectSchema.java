package dev.dmcp.conversation.stack;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Builds the JSON Schema (2020-12) of an object without other members than the named ones. */
final class ObjectSchema {
    private final JsonObject.Builder properties = JsonObject.builder();
    private final List<String> required = new ArrayList<>();

    ObjectSchema choice(String name, String description, List<String> words) {
        properties.put(
                name,
                type("string", description)
                        .put("enum", JsonArray.ofStrings(words))
                        .build());
        return this;
    }

    ObjectSchema choices(String name, String description, List<String> words) {
        JsonObject item = JsonObject.builder()
                .put("type", "string")
                .put("enum", JsonArray.ofStrings(words))
                .build();
        properties.put(name, type("array", description).put("items", item).build());
        return this;
    }

    ObjectSchema plain(String name, String type, String description) {
        properties.put(name, type(type, description).build());
        return this;
    }

    ObjectSchema integer(String name, String description, int least, int most, int usual) {
        properties.put(
                name,
                type("integer", description)
                        .put("minimum", least)
                        .put("maximum", most)
                        .put("default", usual)
                        .build());
        return this;
    }

    ObjectSchema objects(String name, String description) {
        JsonObject item = JsonObject.builder().put("type", "object").build();
        properties.put(name, type("array", description).put("items", item).build());
        return this;
    }

    ObjectSchema requiring(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    private static JsonObject.Builder type(String type, String description) {
        return JsonObject.builder().put("type", type).put("description", description);
    }

    JsonObject build() {
        JsonObject.Builder schema = JsonObject.builder().put("type", "object").put("properties", properties.build());
        if (!required.isEmpty()) {
            schema.put("required", JsonArray.ofStrings(required));
        }
        return schema.put("additionalProperties", false).build();
    }
}
