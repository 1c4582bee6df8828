package dev.dmcp.service.kit.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object. Members keep their order when written; two objects with the same members in another order are equal. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** An object without members. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /** Collects members one by one. */
    public static Builder builder() {
        return new Builder();
    }

    /** The member of that name, {@link JsonNull#NULL} included; empty when it is absent. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Whether a member of that name is there, be it {@code null}. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The text of a string member; empty when it is absent or no string. */
    public Optional<String> string(String name) {
        return members.get(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** A whole number; empty when it is absent, no number, has a fraction or does not fit a long. */
    public OptionalLong integer(String name) {
        return members.get(name) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }

    /** A boolean member; empty when it is absent or something else. */
    public Optional<Boolean> bool(String name) {
        return members.get(name) instanceof JsonBoolean(boolean value) ? Optional.of(value) : Optional.empty();
    }

    /** An object member; empty when it is absent or something else. */
    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** An array member; empty when it is absent or something else. */
    public Optional<JsonArray> array(String name) {
        return members.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** A copy in which {@code name} has this value: in its old place when it was there, else last. */
    public JsonObject with(String name, JsonValue value) {
        return toBuilder().put(name, value).build();
    }

    /** A copy without the member {@code name}. */
    public JsonObject without(String name) {
        var rest = new LinkedHashMap<>(members);
        rest.remove(name);
        return new JsonObject(rest);
    }

    /** A builder that starts with these members. */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.members.putAll(members);
        return builder;
    }

    @Override
    public String toString() {
        return Json.write(this);
    }

    /** Collects members in order; a name put twice keeps its first place and its last value. Not for several threads. */
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, double value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new JsonBoolean(value));
        }

        /** Adds the member only when there is a value: absent, not {@code null}. */
        public Builder putIfPresent(String name, Optional<? extends JsonValue> value) {
            value.ifPresent(present -> members.put(name, present));
            return this;
        }

        /** Adds the text only when there is one: absent, not {@code null}. */
        public Builder putStringIfPresent(String name, Optional<String> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
