package dev.dmcp.compose.schema;

import dev.dmcp.compose.tree.Date;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a value that does not fit is spoken of. */
final class Wording {
    private static final int LONGEST = 40;

    private Wording() {}

    /** {@code text or a list}. */
    static String expected(Rule rule) {
        Set<Kind> kinds = rule.kinds();
        List<String> words = new ArrayList<>();
        for (Kind kind : kinds) {
            boolean said =
                    (kind == Kind.WHOLE && kinds.contains(Kind.NUMBER)) || (kind == Kind.NOTHING && kinds.size() > 1);
            if (!said) {
                words.add(kind.words());
            }
        }
        String last = words.removeLast();
        return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
    }

    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "empty";
            case Date date -> "`" + date.text() + "`";
            case Fields _ -> "a mapping";
            case Items _ -> "a list";
            case String text -> "the text `" + shorten(text) + "`";
            default -> "`" + shorten(GoText.of(value)) + "`";
        };
    }

    private static String shorten(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String mend(Rule rule, @Nullable Object value, Path path) {
        Set<Kind> kinds = rule.kinds();
        if (rule == Rules.DURATION && value instanceof Number) {
            return "write a unit too: `" + GoText.of(value) + "s`";
        }
        if (value instanceof String text && kinds.contains(Kind.LIST)) {
            return "write it as a list: `- " + shorten(text) + "`";
        }
        boolean plain = value instanceof Number || value instanceof Boolean || Kind.of(value) == Kind.OTHER;
        if (plain && kinds.contains(Kind.TEXT)) {
            return "put quotes around it";
        }
        if (value == null && kinds.contains(Kind.MAPPING)) {
            return "give it a value, or remove the key; is the line below indented?";
        }
        if (value instanceof Fields && kinds.contains(Kind.LIST)) {
            return "write each entry with `- ` before it";
        }
        return "";
    }

    static String unknownKey(String key, Set<String> known, boolean atTop) {
        String near = NearMiss.hint(key, known);
        if (!near.isEmpty()) {
            return near;
        }
        return atTop
                ? "a service belongs below `services:`; a key of your own begins with `x-`"
                : "a key of your own begins with `x-`";
    }
}
