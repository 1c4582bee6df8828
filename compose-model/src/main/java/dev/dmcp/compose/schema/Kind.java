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
        return switch (value) {
            case null -> NOTHING;
            case String _ -> TEXT;
            case Boolean _ -> TRUTH;
            case Fields _ -> MAPPING;
            case Items _ -> LIST;
            case Double number -> number == Math.rint(number) && !Double.isInfinite(number) ? WHOLE : NUMBER;
            case Float number -> number == Math.rint(number) && !Float.isInfinite(number) ? WHOLE : NUMBER;
            case Number _ -> WHOLE;
            default -> OTHER;
        };
    }
}
