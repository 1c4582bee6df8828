package dev.dmcp.service.memory.tool;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** JSON Schemas of arguments (2020-12). */
final class Schemas {
    private final JsonObject.Builder properties = JsonObject.builder();
    private final JsonArray required;

    private Schemas(String... required) {
        this.required = JsonArray.ofStrings(List.of(required));
    }

    /** An object in which these members must be there. */
    static Schemas requiring(String... names) {
        return new Schemas(names);
    }

    Schemas text(String name, String description) {
        return put(name, "string", description);
    }

    Schemas object(String name, String description) {
        return put(name, "object", description);
    }

    Schemas moment(String name, String description) {
        properties.put(
                name, type("string", description).put("format", "date-time").build());
        return this;
    }

    Schemas integer(String name, String description, int least, int most) {
        properties.put(
                name,
                type("integer", description)
                        .put("minimum", least)
                        .put("maximum", most)
                        .build());
        return this;
    }

    private Schemas put(String name, String type, String description) {
        properties.put(name, type(type, description).build());
        return this;
    }

    private static JsonObject.Builder type(String type, String description) {
        return JsonObject.builder().put("type", type).put("description", description);
    }

    JsonObject build() {
        var schema = JsonObject.builder().put("type", "object").put("properties", properties.build());
        return required.size() == 0
                ? schema.build()
                : schema.put("required", required).build();
    }
}
