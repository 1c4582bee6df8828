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
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> writer.entries(map, 0);
            case List<?> list when !list.isEmpty() -> writer.items(list, 0);
            case null, default -> writer.scalar(value, 0);
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
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                out.append('\n');
                entries(map, indent + 2);
            }
            case List<?> list
            when !list.isEmpty() -> {
                out.append('\n');
                items(list, indent + 2);
            }
            case null, default -> {
                out.append(' ');
                scalar(value, indent + 2);
            }
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
            switch (item) {
                case Map<?, ?> map when !map.isEmpty() -> entries(map, indent + 2);
                case List<?> inner when !inner.isEmpty() -> items(inner, indent + 2);
                case null, default -> scalar(item, indent + 2);
            }
        }
    }

    private boolean atLineStart() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private void scalar(@Nullable Object value, int indent) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> _ -> out.append("{}");
            case List<?> _ -> out.append("[]");
            case Boolean truth -> out.append(truth.booleanValue());
            case Number number -> out.append(number(number));
            default -> ScalarText.value(value.toString(), indent, out);
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
