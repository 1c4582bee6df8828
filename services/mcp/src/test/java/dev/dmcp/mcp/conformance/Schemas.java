package dev.dmcp.mcp.conformance;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** Short ways to write schemas. */
final class Schemas {
    static final JsonObject STRING = type("string");
    static final JsonObject BOOLEAN = type("boolean");
    static final JsonObject NOTHING = object();

    private Schemas() {}

    static JsonObject type(String name) {
        return JsonObject.builder().put("type", name).build();
    }

    static JsonObject object() {
        return JsonObject.builder()
                .put("type", "object")
                .put("properties", JsonObject.empty())
                .build();
    }

    /** An object with one required property. */
    static JsonObject requiring(String name, JsonObject schema) {
        return JsonObject.builder()
                .put("type", "object")
                .put("properties", JsonObject.builder().put(name, schema).build())
                .put("required", JsonArray.ofStrings(List.of(name)))
                .build();
    }

    static JsonObject parse(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
