package dev.dmcp.engine.docker.command;

import dev.dmcp.compose.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A JSON object under construction. What is absent or empty stays away, so that a newer engine's defaults hold. */
final class Body {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Body put(String name, String text) {
        fields.put(name, text);
        return this;
    }

    Body put(String name, long number) {
        fields.put(name, number);
        return this;
    }

    Body put(String name, boolean truth) {
        fields.put(name, truth);
        return this;
    }

    /** @param value text or a boolean */
    Body put(String name, Optional<?> value) {
        if (value.isPresent()) {
            fields.put(name, value.get());
        }
        return this;
    }

    Body put(String name, OptionalLong number) {
        if (number.isPresent()) {
            fields.put(name, number.getAsLong());
        }
        return this;
    }

    Body put(String name, OptionalInt number) {
        if (number.isPresent()) {
            fields.put(name, number.getAsInt());
        }
        return this;
    }

    Body put(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            fields.put(name, texts);
        }
        return this;
    }

    Body put(String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            fields.put(name, texts);
        }
        return this;
    }

    Body put(String name, Body object) {
        if (!object.fields.isEmpty()) {
            fields.put(name, object.fields);
        }
        return this;
    }

    /** An empty list too: no words at all is another thing than those of the image. */
    Body always(String name, List<String> texts) {
        fields.put(name, texts);
        return this;
    }

    /** An empty object too: to the engine, {@code "80/tcp": {}} says something. */
    Body always(String name, Body object) {
        fields.put(name, object.fields);
        return this;
    }

    Body objects(String name, List<Body> objects) {
        if (!objects.isEmpty()) {
            fields.put(name, objects.stream().map(object -> object.fields).toList());
        }
        return this;
    }

    /** A list of lists of texts with one list in it. */
    Body nested(String name, List<String> texts) {
        fields.put(name, List.of(texts));
        return this;
    }

    String json() {
        return JsonWriter.compact(fields);
    }
}
