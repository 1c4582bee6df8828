package dev.dmcp.cli.conversation;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/** JSON for people: two spaces a level, short lists in one line. */
final class PrettyJson {
    private static final int ONE_LINE = 80;

    private PrettyJson() {}

    static String of(JsonValue value) {
        StringBuilder text = new StringBuilder();
        append(text, value, "");
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, JsonValue value, String indent) {
        String line = value.toString();
        if (line.length() + indent.length() <= ONE_LINE && !(value instanceof JsonObject)) {
            text.append(line);
            return;
        }
        switch (value) {
            case JsonObject object when !object.members().isEmpty() -> append(text, object, indent);
            case JsonArray array when array.size() > 0 -> append(text, array, indent);
            default -> text.append(line);
        }
    }

    private static void append(StringBuilder text, JsonObject object, String indent) {
        text.append("{\n");
        Iterator<Map.Entry<String, JsonValue>> members =
                object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonValue> member = members.next();
            text.append(indent)
                    .append("  ")
                    .append(new JsonString(member.getKey()))
                    .append(": ");
            append(text, member.getValue(), indent + "  ");
            text.append(members.hasNext() ? ",\n" : "\n");
        }
        text.append(indent).append('}');
    }

    private static void append(StringBuilder text, JsonArray array, String indent) {
        text.append("[\n");
        Iterator<JsonValue> elements = array.iterator();
        while (elements.hasNext()) {
            text.append(indent).append("  ");
            append(text, elements.next(), indent + "  ");
            text.append(elements.hasNext() ? ",\n" : "\n");
        }
        text.append(indent).append(']');
    }
}
