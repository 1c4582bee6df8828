package dev.dmcp.engine.process;

import dev.dmcp.compose.yaml.JsonWriter;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object with typed fields, for files and messages that only this program writes and reads. */
final class JsonFields {

    private final Map<String, @Nullable Object> fields;

    private JsonFields(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static JsonFields empty() {
        return new JsonFields(new LinkedHashMap<>());
    }

    /** Empty when the text is not one JSON object: it was cut off, or something else wrote it. */
    static Optional<JsonFields> parse(String text) {
        if (YamlReader.read("state", text) instanceof ReadResult.Documents documents
                && documents.nodes().size() == 1
                && documents.nodes().getFirst().toPlain() instanceof Map<?, ?> map) {
            return Optional.of(of(map));
        }
        return Optional.empty();
    }

    private static JsonFields of(Map<?, ?> map) {
        JsonFields fields = empty();
        map.forEach((name, value) -> fields.fields.put(String.valueOf(name), value));
        return fields;
    }

    /** One line; whatever is not plain ASCII is escaped, so that every reader of lines takes it. */
    String line() {
        String json = JsonWriter.compact(fields);
        StringBuilder ascii = new StringBuilder(json.length());
        for (int at = 0; at < json.length(); at++) {
            char character = json.charAt(at);
            if (character < 0x7f) {
                ascii.append(character);
            } else {
                ascii.append("\\u%04x".formatted((int) character));
            }
        }
        return ascii.toString();
    }

    Map<String, @Nullable Object> plain() {
        return fields;
    }

    JsonFields put(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** A missing value leaves the field out. */
    JsonFields put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present.toString()));
        return this;
    }

    String text(String name) {
        return optionalText(name).orElse("");
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(fields.get(name)).map(Object::toString);
    }

    long number(String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }

    double fraction(String name) {
        return fields.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    boolean truth(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    Duration duration(String name) {
        return Duration.ofMillis(number(name));
    }

    Optional<Instant> instant(String name) {
        return optionalText(name).map(Instant::parse);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fields.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /** An empty one where there is none. */
    JsonFields object(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? of(map) : empty();
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    objects.add(of(map));
                }
            }
        }
        return objects;
    }
}
