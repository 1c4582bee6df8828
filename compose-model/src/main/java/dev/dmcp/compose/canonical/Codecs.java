package dev.dmcp.compose.canonical;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.Bytes;
import dev.dmcp.compose.value.ComposeDuration;
import dev.dmcp.compose.value.MalformedValueException;
import dev.dmcp.compose.value.ShellWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of single values. */
final class Codecs {
    static final Codec TEXT = (value, _) -> emptyIsNull(text(value));
    static final Codec WHOLE = (value, _) -> zeroIsNull(whole(value));
    static final Codec GIVEN_WHOLE = (value, _) -> whole(value);
    static final Codec NATURAL = (value, _) -> zeroIsNull(natural(value));
    static final Codec GIVEN_NATURAL = (value, _) -> natural(value);
    static final Codec SINGLE = (value, _) -> single(value);
    static final Codec TRUTH = (value, _) -> truth(value) ? Boolean.TRUE : null;
    static final Codec GIVEN_TRUTH = (value, _) -> truth(value);
    static final Codec BYTES = (value, _) -> bytes(value);
    static final Codec DURATION = (value, _) -> duration(value);
    static final Codec DURATION_UNLESS_ZERO = (value, _) -> duration(value).equals("0s") ? null : duration(value);
    static final Codec COMMAND = (value, _) -> command(value);
    static final Codec HEALTH_TEST = (value, _) ->
            value instanceof String text ? new Items(List.of("CMD-SHELL", text)) : unlessEmpty(texts(value));
    static final Codec FILE_MODE = (value, _) -> fileMode(value);
    static final Codec DEVICE_COUNT = (value, _) -> deviceCount(value);

    private Codecs() {}

    static String text(Object value) throws MalformedValueException {
        if (value instanceof String || value instanceof Long) {
            return value.toString();
        }
        throw wrong(value, "text", "put quotes around it");
    }

    private static long whole(Object value) throws MalformedValueException {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof String text) {
            return parseWhole(text);
        }
        throw wrong(value, "a whole number", "");
    }

    private static long parseWhole(String text) throws MalformedValueException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw wrong(text, "a whole number", "");
        }
    }

    private static long natural(Object value) throws MalformedValueException {
        if (value instanceof String) {
            throw wrong(value, "a whole number", "remove the quotes");
        }
        long number = whole(value);
        if (number < 0) {
            throw wrong(value, "a number from 0 on", "");
        }
        return number;
    }

    static @Nullable Float single(Object value) throws MalformedValueException {
        float number = value instanceof Number given ? given.floatValue() : parseSingle(value);
        return number == 0 ? null : number;
    }

    private static float parseSingle(Object value) throws MalformedValueException {
        String text = value instanceof String given ? given : "";
        boolean plain = !text.isEmpty()
                && "fFdD ".indexOf(text.charAt(text.length() - 1)) < 0
                && text.strip().equals(text);
        try {
            if (plain) {
                return Float.parseFloat(text);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong(value, "a number", "");
    }

    private static boolean truth(Object value) throws MalformedValueException {
        if (value instanceof Boolean given) {
            return given;
        }
        return switch (value instanceof String text ? text.toLowerCase(Locale.ROOT) : "") {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> throw wrong(value, "true or false", "");
        };
    }

    private static @Nullable String bytes(Object value) throws MalformedValueException {
        // A fraction of a byte sets nothing, without a word, in docker compose.
        long count = value instanceof Long number
                ? number
                : value instanceof String text ? Bytes.parse(text).count() : 0;
        return count == 0 ? null : String.valueOf(count);
    }

    private static String duration(Object value) throws MalformedValueException {
        return ComposeDuration.print(ComposeDuration.parse(GoText.of(value)));
    }

    private static Items command(Object value) throws MalformedValueException {
        return value instanceof String line ? new Items(ShellWords.split(line)) : texts(value);
    }

    static Items texts(Object value) throws MalformedValueException {
        Items texts = new Items();
        if (value instanceof Items items) {
            for (Object item : items) {
                if (!(item instanceof String)) {
                    throw wrong(item, "text", "put quotes around it");
                }
                texts.add(item);
            }
        }
        return texts;
    }

    private static String fileMode(Object value) throws MalformedValueException {
        if (value instanceof Long mode) {
            return "0" + Long.toOctalString(mode);
        }
        try {
            return "0" + Long.toOctalString(Long.parseLong(text(value), 8));
        } catch (NumberFormatException _) {
            throw wrong(value, "a file mode", "write it in octal, such as `0440`");
        }
    }

    private static @Nullable Long deviceCount(Object value) throws MalformedValueException {
        if (value instanceof String text && text.equalsIgnoreCase("all")) {
            return -1L;
        }
        return zeroIsNull(whole(value));
    }

    static MalformedValueException wrong(@Nullable Object value, String expected, String hint) {
        String shown = value instanceof Fields
                ? "a mapping"
                : value instanceof Items ? "a list" : "`" + GoText.of(value) + "`";
        return new MalformedValueException(shown + " is not " + expected, hint);
    }

    static @Nullable Items unlessEmpty(Items items) {
        return items.isEmpty() ? null : items;
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long zeroIsNull(long number) {
        return number == 0 ? null : number;
    }
}
