package dev.dmcp.application.generate.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping of a file that is being made; keys stay in the order of adding, and what is empty is left out. */
final class Block {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    static Block of(String key, Object value) {
        return new Block().with(key, value);
    }

    Block with(String key, Object value) {
        entries.put(key, value instanceof Block block ? block.entries : value);
        return this;
    }

    Block withList(String key, List<?> values) {
        return values.isEmpty() ? this : with(key, values);
    }

    Block withBlock(String key, Block block) {
        return block.entries.isEmpty() ? this : with(key, block);
    }

    Block withAll(Map<String, ?> values) {
        values.forEach(this::with);
        return this;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Map<String, Object> toMap() {
        return entries;
    }
}
