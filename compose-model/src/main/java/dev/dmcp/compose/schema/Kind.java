package dev.dmcp.compose.schema;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import org.jspecify.annotations.Nullable;

/** Kinds of values as a schema tells them apart, with their names for people. */
enum Kind {
    TEXT("text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TRUTH("true or false"),
    NOTHING("nothing"),
    LIST("a list"),
    MAPPING("a mapping"),
    OTHER("a date");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Kind of(@Nullable Object value) {
        if (value instanceof String) {
            return TEXT;
        }
        if (value instanceof Fields) {
            return MAPPING;
        }
        if (value instanceof Items) {
            return LIST;
        }
        if (value instanceof Number number) {
            return isWhole(number) ? WHOLE : NUMBER;
        }
        if (value instanceof Boolean) {
            return TRUTH;
        }
        return value == null ? NOTHING : OTHER;
    }

    private static boolean isWhole(Number number) {
        boolean fraction = number instanceof Double || number instanceof Float;
        double size = number.doubleValue();
        return !fraction || (size == Math.rint(size) && !Double.isInfinite(size));
    }
}
