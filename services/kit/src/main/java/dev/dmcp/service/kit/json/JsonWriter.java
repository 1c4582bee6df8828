package dev.dmcp.service.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Writes values as Jackson's tokens. */
final class JsonWriter {
    private JsonWriter() {}

    static void write(JsonGenerator generator, JsonValue value) throws IOException {
        switch (value) {
            case JsonObject(var members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
            case JsonArray(var elements) -> {
                generator.writeStartArray();
                for (JsonValue element : elements) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case JsonString(var text) -> generator.writeString(text);
            case JsonNumber(var number) -> generator.writeNumber(number.toString());
            case JsonBoolean(var truth) -> generator.writeBoolean(truth);
            case JsonNull.NULL -> generator.writeNull();
        }
    }
}
