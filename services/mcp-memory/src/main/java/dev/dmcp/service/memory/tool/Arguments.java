package dev.dmcp.service.memory.tool;

import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A tool's arguments, read by type; {@code null} counts as absent. Each failure is a sentence that names the argument. */
record Arguments(JsonObject json) {

    String requiredText(String name) {
        return text(name).orElseThrow(() -> new InvalidMemoryException(name + " is missing"));
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString(String text)) {
                return text;
            }
            throw new InvalidMemoryException(name + " must be a text");
        });
    }

    Optional<JsonObject> object(String name) {
        return value(name)
                .map(value ->
                        value.asObject().orElseThrow(() -> new InvalidMemoryException(name + " must be an object")));
    }

    int integer(String name, int otherwise, int least, int most) {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        long number = value.get() instanceof JsonNumber given ? given.asLong().orElse(Long.MIN_VALUE) : Long.MIN_VALUE;
        if (number < least || number > most) {
            throw new InvalidMemoryException(name + " must be a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new InvalidMemoryException(name + " must be a moment such as 2026-11-22T10:00:00Z");
            }
        });
    }

    private Optional<JsonValue> value(String name) {
        return json.get(name).filter(value -> !value.isNull());
    }
}
