package dev.dmcp.compose.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping: text to {@link Fields}, {@link Items}, {@code String}, {@code Number}, {@code Boolean}, {@link Date} or null. */
public final class Fields extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    public Fields() {}

    public static Fields of(String key, @Nullable Object value) {
        Fields fields = new Fields();
        fields.put(key, value);
        return fields;
    }

    /** The mapping under a key, or nothing when there is none or it is something else. */
    public @Nullable Fields fields(String key) {
        return get(key) instanceof Fields fields ? fields : null;
    }

    /** The list under a key, or nothing when there is none or it is something else. */
    public @Nullable Items items(String key) {
        return get(key) instanceof Items items ? items : null;
    }

    /** The text under a key, empty when there is none or it is something else. */
    public String text(String key) {
        return get(key) instanceof String text ? text : "";
    }

    public Fields with(String key, @Nullable Object value) {
        put(key, value);
        return this;
    }

    public Fields deepCopy() {
        Fields copy = new Fields();
        for (Map.Entry<String, @Nullable Object> entry : entrySet()) {
            copy.put(entry.getKey(), Items.copyOf(entry.getValue()));
        }
        return copy;
    }
}
