package dev.dmcp.service.gateway.audit;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Map;

/** Arguments without their values: {@code {"path":"text of 12"}}. */
final class Redacted {
    private static final int MOST_NAMES = 32;
    private static final int LONGEST_NAME = 64;

    private Redacted() {}

    static JsonObject of(JsonObject arguments) {
        JsonObject.Builder redacted = JsonObject.builder();
        int left = MOST_NAMES;
        for (Map.Entry<String, JsonValue> one : arguments.members().entrySet()) {
            if (left-- == 0) {
                return redacted.put("…", arguments.members().size()).build();
            }
            String name = one.getKey();
            redacted.put(
                    name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…", kind(one.getValue()));
        }
        return redacted.build();
    }

    private static String kind(JsonValue value) {
        return switch (value) {
            case JsonString text -> "text of " + text.value().length();
            case JsonNumber number -> "number";
            case JsonBoolean truth -> "boolean";
            case JsonNull nothing -> "null";
            case JsonArray array -> "array";
            case JsonObject object -> "object of " + object.members().size();
        };
    }
}
