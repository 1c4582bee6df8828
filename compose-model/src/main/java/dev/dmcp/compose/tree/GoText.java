package dev.dmcp.compose.tree;

import dev.dmcp.compose.yaml.Numbers;
import org.jspecify.annotations.Nullable;

/** Values as text the way docker compose turns them into text: {@code 1.50} in an environment becomes {@code 1.5}. */
public final class GoText {
    private GoText() {}

    /** Null becomes an empty text. */
    public static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double || value instanceof Float) {
            return Numbers.shown((Number) value);
        }
        return value == null ? "" : value.toString();
    }
}
