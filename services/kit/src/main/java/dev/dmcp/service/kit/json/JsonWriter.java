package dev.dmcp.service.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes values as Jackson's tokens. */
final class JsonWriter {
    private JsonWriter() {}

    /**
     * A chain of tests, not a pattern switch: that is resolved anew by each process, for 20 milliseconds of a start, and every answer of a service passes here.
     */
    static void write(JsonGenerator generator, JsonValue value) throws IOException {
        if (value instanceof JsonString(var text)) {
            generator.writeString(text);
        } else if (value instanceof JsonObject(var members)) {
            writeObject(generator, members);
        } else if (value instanceof JsonNumber(var number)) {
            generator.writeNumber(number.toString());
        } else if (value instanceof JsonArray(var elements)) {
            writeArray(generator, elements);
        } else if (value instanceof JsonBoolean(var truth)) {
            generator.writeBoolean(truth);
        } else {
            generator.writeNull();
        }
    }

    private static void writeObject(JsonGenerator generator, Map<String, JsonValue> members) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            generator.writeFieldName(member.getKey());
            write(generator, member.getValue());
        }
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, List<JsonValue> elements) throws IOException {
        generator.writeStartArray();
        for (JsonValue element : elements) {
            write(generator, element);
        }
        generator.writeEndArray();
    }
}
