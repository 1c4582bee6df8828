package dev.dmcp.service.kit.json;

import java.util.Optional;

/**
 * One JSON value (RFC 8259): immutable, equal when its content is equal, safe to share between threads.
 *
 * <p>{@code toString()} of every value is its compact JSON text.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** This value as an object, or empty when it is something else. */
    default Optional<JsonObject> asObject() {
        return this instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** This value as an array, or empty when it is something else. */
    default Optional<JsonArray> asArray() {
        return this instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** The text of a JSON string, or empty when this is something else (a number is not a string). */
    default Optional<String> asString() {
        return this instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** Whether this is the JSON literal {@code null}. */
    default boolean isNull() {
        return this instanceof JsonNull;
    }
}
