package dev.dmcp.compose.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values (maps, lists, text, numbers, booleans, null) as JSON, byte for byte as Go's {@code encoding/json}
 * does: {@code < > &} are escaped. Keys are written in the order of the map.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** Two spaces of indent, no line end after the last line. */
    public static String pretty(@Nullable Object value) {
        return write(value, true);
    }

    /** One line without blanks. */
    public static String compact(@Nullable Object value) {
        return write(value, false);
    }

    private static String write(@Nullable Object value, boolean indented) {
        JsonWriter writer = new JsonWriter(indented);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Number number) {
            out.append(Numbers.text(number));
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        depth++;
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newLine();
            text(String.valueOf(entry.getKey()));
            out.append(indented ? ": " : ":");
            value(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
        }
        depth--;
        close(map.isEmpty(), '}');
    }

    private void list(List<?> list) {
        out.append('[');
        depth++;
        for (int index = 0; index < list.size(); index++) {
            out.append(index > 0 ? "," : "");
            newLine();
            value(list.get(index));
        }
        depth--;
        close(list.isEmpty(), ']');
    }

    private void close(boolean empty, char bracket) {
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (indented) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            character(text.charAt(index));
        }
        out.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                boolean escaped = character < ' '
                        || character == '<'
                        || character == '>'
                        || character == '&'
                        || character == '\u2028'
                        || character == '\u2029';
                if (escaped) {
                    out.append("\\u")
                            .append(HEX.charAt(character >> 12))
                            .append(HEX.charAt((character >> 8) & 15))
                            .append(HEX.charAt((character >> 4) & 15))
                            .append(HEX.charAt(character & 15));
                } else {
                    out.append(character);
                }
            }
        }
    }
}
