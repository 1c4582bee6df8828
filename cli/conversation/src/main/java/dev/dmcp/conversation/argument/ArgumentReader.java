package dev.dmcp.conversation.argument;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes JSON of {@code name=value} words. A name may be dotted ({@code filter.after}); what a value is, the schema says: text where text is wanted,
 * else a number, {@code true}, {@code false}, {@code null} or JSON. A list takes JSON, or one item each time that it is named. {@code name:=value} is
 * JSON whatever the schema says.
 */
public final class ArgumentReader {
    private final Shape shape;

    public ArgumentReader(Shape shape) {
        this.shape = shape;
    }

    /**
     * The words put over {@code whole}.
     *
     * @throws Failure.InvalidInput for a word that cannot be read, with the argument's name
     */
    public JsonObject read(JsonObject whole, List<String> words) {
        JsonObject arguments = whole;
        for (String word : words) {
            arguments = put(arguments, word);
        }
        return arguments;
    }

    private JsonObject put(JsonObject arguments, String word) {
        int equals = word.indexOf('=');
        boolean isRaw = equals > 0 && word.charAt(equals - 1) == ':';
        String name = equals < 0 ? word : word.substring(0, isRaw ? equals - 1 : equals);
        if (equals < 0 || name.isEmpty()) {
            throw new Failure.InvalidInput(
                    "`--arg %s` has no value".formatted(word), "write `--arg name=value`, or `--arg name:=JSON`");
        }
        return put(arguments, shape, path(name), name, word.substring(equals + 1), isRaw);
    }

    /** A schema may name a member with dots in it; such a name is meant as it stands. */
    private List<String> path(String name) {
        return shape.members().containsKey(name) ? List.of(name) : List.of(name.split("\\.", -1));
    }

    private JsonObject put(JsonObject object, Shape at, List<String> path, String name, String text, boolean isRaw) {
        String first = path.getFirst();
        Shape member = at.member(first);
        if (path.size() > 1) {
            JsonObject inner = object.object(first).orElse(JsonObject.empty());
            return object.with(first, put(inner, member, path.subList(1, path.size()), name, text, isRaw));
        }
        if (isRaw) {
            return object.with(first, json(name, text));
        }
        return object.with(first, value(object, first, member, name, text));
    }

    private JsonValue value(JsonObject object, String member, Shape shape, String name, String text) {
        Set<String> types = shape.types();
        if (types.contains("array") && !text.stripLeading().startsWith("[")) {
            List<JsonValue> items = new ArrayList<>(
                    object.array(member).orElse(JsonArray.empty()).elements());
            items.add(scalar(shape.items(), name, text));
            return new JsonArray(items);
        }
        return scalar(shape, name, text);
    }

    private static JsonValue scalar(Shape shape, String name, String text) {
        Set<String> types = shape.types();
        if (types.isEmpty()) {
            return guessed(text);
        }
        if (types.contains("null") && text.equals("null")) {
            return JsonNull.NULL;
        }
        for (String type : types) {
            JsonValue value = as(type, text);
            if (!value.isNull()) {
                return value;
            }
        }
        boolean isStructured = text.startsWith("{") || text.startsWith("[");
        boolean takesText = types.contains("string");
        if ((types.contains("array") || types.contains("object")) && (isStructured || !takesText)) {
            return json(name, text);
        }
        if (takesText) {
            return new JsonString(text);
        }
        throw new Failure.InvalidInput("`%s` must be %s, not `%s`".formatted(name, shape.inSentence(), text));
    }

    /** The text as a value of the type; {@code null} of JSON when it is none. */
    private static JsonValue as(String type, String text) {
        return switch (type) {
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? new JsonBoolean(Boolean.parseBoolean(text))
                        : JsonNull.NULL;
            case "integer", "number" -> number(text);
            default -> JsonNull.NULL;
        };
    }

    private static JsonValue number(String text) {
        try {
            return new JsonNumber(new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            return JsonNull.NULL;
        }
    }

    /** Without a schema, what reads as JSON is JSON. */
    private static JsonValue guessed(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException plainText) {
            return new JsonString(text);
        }
    }

    private static JsonValue json(String name, String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException malformed) {
            throw new Failure.InvalidInput(
                    "`%s` must be JSON, and `%s` is none: %s".formatted(name, text, malformed.getMessage()),
                    "quote it for the shell: `--arg '%s={\"a\": 1}'`".formatted(name));
        }
    }
}
