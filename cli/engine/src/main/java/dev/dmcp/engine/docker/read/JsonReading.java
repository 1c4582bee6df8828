package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks JSON without keeping it. Every method begins at the first token of a value and ends at its last. */
final class JsonReading {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads one field's value, the parser standing on its first token. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser json) throws IOException;
    }

    /** Reads one element, the parser standing on its first token. */
    @FunctionalInterface
    interface ElementReader {
        void read(JsonParser json) throws IOException;
    }

    private JsonReading() {}

    /** A parser on the first token of the text. */
    static JsonParser open(InputStream in) throws IOException {
        JsonParser json = FACTORY.createParser(in);
        json.nextToken();
        return json;
    }

    /** {@code null} counts as an object without fields. */
    static void object(JsonParser json, FieldReader fields) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.read(name, json);
        }
    }

    /** {@code null} counts as an empty list. */
    static void array(JsonParser json, ElementReader elements) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.read(json);
        }
    }

    static Map<String, String> strings(JsonParser json) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        object(json, (name, value) -> map.put(name, text(value)));
        return map;
    }

    static List<String> list(JsonParser json) throws IOException {
        List<String> list = new ArrayList<>();
        array(json, value -> list.add(text(value)));
        return list;
    }

    /** A scalar's text; empty for {@code null} and for anything else. */
    static String text(JsonParser json) throws IOException {
        if (json.currentToken().isScalarValue()) {
            return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
        }
        json.skipChildren();
        return "";
    }
}
