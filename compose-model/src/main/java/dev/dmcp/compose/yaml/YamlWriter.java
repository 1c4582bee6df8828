package dev.dmcp.compose.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values (maps, lists, text, numbers, booleans, null) as YAML in block style, as {@code docker compose
 * config} does: two spaces of indent, lists indented below their key, text quoted only where it must be, text of
 * several lines as a literal block. Keys are written in the order of the map; the same values give the same bytes.
 */
public final class YamlWriter {
    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** Ends with a line end. */
    public static String write(@Nullable Object value) {
        YamlWriter writer = new YamlWriter();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            writer.entries(map, 0);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            writer.items(list, 0);
        } else {
            writer.scalar(value, 0);
        }
        return writer.out.toString();
    }

    private void entries(Map<?, ?> map, int indent) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // The first key of a mapping in a list follows the dash on its line.
            if (!first || atLineStart()) {
                out.repeat(' ', indent);
            }
            first = false;
            out.append(ScalarText.key(String.valueOf(entry.getKey()))).append(':');
            valueOfKey(entry.getValue(), indent);
        }
    }

    private void valueOfKey(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            entries(map, indent + 2);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            items(list, indent + 2);
        } else {
            out.append(' ');
            scalar(value, indent + 2);
        }
    }

    private void items(List<?> list, int indent) {
        boolean first = true;
        for (Object item : list) {
            if (!first || atLineStart()) {
                out.repeat(' ', indent);
            }
            first = false;
            out.append("- ");
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                entries(map, indent + 2);
            } else if (item instanceof List<?> inner && !inner.isEmpty()) {
                items(inner, indent + 2);
            } else {
                scalar(item, indent + 2);
            }
        }
    }

    private boolean atLineStart() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private void scalar(@Nullable Object value, int indent) {
        if (value instanceof String text) {
            ScalarText.value(text, indent, out);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof Map<?, ?>) {
            out.append("{}");
        } else if (value instanceof List<?>) {
            out.append("[]");
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            ScalarText.value(value.toString(), indent, out);
        }
        if (!atLineStart()) {
            out.append('\n');
        }
    }

    private static String number(Number number) {
        String text = Numbers.text(number);
        return switch (text) {
            case "NaN" -> ".nan";
            case "Infinity" -> ".inf";
            case "-Infinity" -> "-.inf";
            default -> text;
        };
    }
}
