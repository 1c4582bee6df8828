package dev.dmcp.service.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds values from Jackson's tokens. Recursion is bounded by the depth limit. */
final class JsonReader {
    private final JsonParser parser;
    private final int maxDepth;

    JsonReader(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    JsonValue document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new MalformedJsonException("JSON document is empty");
        }
        JsonValue value = value(first, 0);
        if (parser.nextToken() != null) {
            throw new MalformedJsonException("JSON document ends before its text does");
        }
        return value;
    }

    private JsonValue value(@Nullable JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw new MalformedJsonException("JSON document ends in the middle of a value");
        }
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedJsonException("JSON document has " + token + " where a value belongs");
        };
    }

    private int deeper(int depth) {
        if (depth >= maxDepth) {
            throw new MalformedJsonException("JSON document is nested deeper than " + maxDepth + " levels");
        }
        return depth + 1;
    }

    private JsonObject object(int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            // Two readers may choose differently between doubled names, so what one checked the other would not obey.
            if (members.put(name, value(parser.nextToken(), depth)) != null) {
                throw new MalformedJsonException("JSON object names a member twice");
            }
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) throws IOException {
        var elements = new ArrayList<JsonValue>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, depth));
        }
        return new JsonArray(elements);
    }

    static MalformedJsonException malformed(IOException failure) {
        if (failure instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            var location = syntax.getLocation();
            return new MalformedJsonException("not JSON at line %d, column %d: %s"
                    .formatted(location.getLineNr(), location.getColumnNr(), syntax.getOriginalMessage()));
        }
        return new MalformedJsonException("not JSON: " + failure.getMessage());
    }
}
