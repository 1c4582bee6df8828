package dev.dmcp.mcp.schema;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonValue;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;

/** Lets the validator read the values of the kit as they are. */
final class KitNodes implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case JsonValue json -> new KitNode("", json);
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    @Override
    public JsonNode create(String text) {
        return new KitNode("", Json.parse(text));
    }
}
