package dev.dmcp.cli.output;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for machines from plain values (maps, lists, strings, numbers, booleans, null), as RFC 8259 wants it, in one line. */
public final class JsonText {

    private JsonText() {}

    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> appendMap(text, map);
            case Iterable<?> list -> appendList(text, list);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> appendString(text, value.toString());
        }
    }

    private static void appendMap(StringBuilder text, Map<?, ?> map) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            appendString(text, String.valueOf(entry.getKey()));
            text.append(':');
            append(text, entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private static void appendList(StringBuilder text, Iterable<?> list) {
        text.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            append(text, items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            appendCharacter(text, value.charAt(at));
        }
        text.append('"');
    }

    private static void appendCharacter(StringBuilder text, char character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < ' ') {
                    text.append("\\u").append("%04x".formatted((int) character));
                } else {
                    text.append(character);
                }
            }
        }
    }
}
