package dev.dmcp.service.memory.model;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;

/**
 * How much may be stored.
 *
 * @param keyCharacters longest key
 * @param contentCharacters longest content
 * @param metadataCharacters longest metadata, as JSON
 * @param memoriesPerUser how many one user may have
 */
public record MemoryLimits(int keyCharacters, int contentCharacters, int metadataCharacters, int memoriesPerUser) {
    public static final MemoryLimits DEFAULT = new MemoryLimits(256, 100_000, 16_384, 100_000);

    /** PostgreSQL's numbers end long before this; none is worth more digits in a note. */
    private static final int LARGEST_EXPONENT = 300;

    /**
     * Checks what somebody wants stored.
     *
     * @throws InvalidMemoryException when it is too large, or has what one of the databases cannot keep
     */
    public void check(NewMemory wanted) {
        checkKey(wanted.key());
        requireLength("content", wanted.content(), contentCharacters);
        requireStorable("content", wanted.content());
        requireLength("metadata", wanted.metadata().toString(), metadataCharacters);
        requireStorable(wanted.metadata());
    }

    /** As {@link #check}, for a key alone. */
    public void checkKey(String key) {
        if (key.isBlank()) {
            throw new InvalidMemoryException("key must not be empty");
        }
        requireLength("key", key, keyCharacters);
        requireStorable("key", key);
    }

    private static void requireLength(String field, String text, int most) {
        if (text.length() > most) {
            throw new InvalidMemoryException(field + " has " + text.length() + " characters; " + most + " are allowed");
        }
    }

    /** PostgreSQL keeps no NUL, and half a surrogate pair is no character at all. */
    public static void requireStorable(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidMemoryException(field + " must not have a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new InvalidMemoryException(field + " has half a character (an unpaired surrogate)");
                }
                i++;
            }
        }
    }

    private static void requireStorable(JsonValue value) {
        switch (value) {
            case JsonObject(var members) ->
                members.forEach((name, member) -> {
                    requireStorable("metadata", name);
                    requireStorable(member);
                });
            case JsonArray(var elements) -> elements.forEach(MemoryLimits::requireStorable);
            case JsonString(var text) -> requireStorable("metadata", text);
            case JsonNumber(var number) -> {
                if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                        || Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
                    throw new InvalidMemoryException("metadata has a number beyond 1e" + LARGEST_EXPONENT);
                }
            }
            case JsonBoolean bool -> {}
            case JsonNull.NULL -> {}
        }
    }
}
