package dev.dmcp.conversation.argument;

import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.schema.SchemaCheck;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether arguments fit a tool, in sentences that name the argument and, for a name or word that nobody knows, the nearest known one. */
public final class ArgumentCheck {
    private final List<String> problems = new ArrayList<>();

    private ArgumentCheck() {}

    /** What is wrong; empty when the arguments fit. */
    public static List<String> problems(Tool tool, JsonObject arguments) {
        ArgumentCheck check = new ArgumentCheck();
        check.object("", Shape.of(tool.inputSchema()), arguments);
        if (check.problems.isEmpty()) {
            check.bySchema(tool.inputSchema(), arguments);
        }
        return List.copyOf(check.problems);
    }

    private void object(String path, Shape shape, JsonObject object) {
        Map<String, Shape> members = shape.members();
        object.members().forEach((name, value) -> {
            Shape member = members.get(name);
            if (member != null) {
                value(join(path, name), member, value);
            } else {
                unknown(join(path, name), name, shape, members.keySet());
            }
        });
        for (String name : shape.required()) {
            if (!object.has(name)) {
                missing(join(path, name), shape.member(name));
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Where a schema does not speak of other members, only a name that is nearly a known one is a mistake for sure. */
    private void unknown(String path, String name, Shape shape, Set<String> known) {
        Optional<String> near = NearMiss.of(name, known);
        boolean isMistake = switch (shape.others()) {
            case REFUSED -> true;
            case UNSAID -> near.isPresent();
            case WELCOME -> false;
        };
        if (isMistake) {
            problems.add("there is no argument `%s`%s"
                    .formatted(
                            path,
                            near.map(nearest -> "; did you mean `" + nearest + "`?")
                                    .orElse(
                                            known.isEmpty()
                                                    ? "; it takes none"
                                                    : "; it takes " + String.join(", ", known))));
        }
    }

    private void missing(String path, Shape shape) {
        String description = shape.description().isEmpty() ? "" : ": " + shape.description();
        problems.add("`%s` (%s) is missing%s".formatted(path, shape.words(), description));
    }

    private void value(String path, Shape shape, JsonValue value) {
        List<String> choices = shape.choices();
        String text = value.asString().orElseGet(value::toString);
        if (!choices.isEmpty() && !choices.contains(text) && shape.types().size() <= 1) {
            problems.add("`%s` must be one of %s, not `%s`%s"
                    .formatted(path, String.join(", ", choices), text, near(text, choices)));
            return;
        }
        if (!isOneOf(shape.types(), value)) {
            problems.add("`%s` must be %s, not `%s`".formatted(path, shape.inSentence(), value));
            return;
        }
        value.asObject().ifPresent(object -> object(path, shape, object));
        value.asArray().ifPresent(array -> array(path, shape.items(), array));
    }

    private void array(String path, Shape items, JsonArray array) {
        int index = 0;
        for (JsonValue element : array) {
            value(path + "[" + index++ + "]", items, element);
        }
    }

    private static String near(String text, List<String> choices) {
        return NearMiss.of(text, choices)
                .map(nearest -> "; did you mean `" + nearest + "`?")
                .orElse("");
    }

    private static boolean isOneOf(Set<String> types, JsonValue value) {
        return types.isEmpty() || types.stream().anyMatch(type -> is(type, value));
    }

    private static boolean is(String type, JsonValue value) {
        return switch (value) {
            case JsonObject _ -> type.equals("object");
            case JsonArray _ -> type.equals("array");
            case JsonString _ -> type.equals("string");
            case JsonBoolean _ -> type.equals("boolean");
            case JsonNull _ -> type.equals("null");
            case JsonNumber number -> type.equals("number") || (type.equals("integer") && isWhole(number));
        };
    }

    private static boolean isWhole(JsonNumber number) {
        return number.value().signum() == 0
                || number.value().stripTrailingZeros().scale() <= 0;
    }

    /** What only a validator sees: patterns, ranges, conditions. A schema that cannot be compiled is the server's to mend. */
    private void bySchema(JsonObject schema, JsonObject arguments) {
        try {
            for (String problem : SchemaCheck.ofForeign(schema).problems(arguments)) {
                problems.add(named(problem));
            }
        } catch (IllegalArgumentException notASchema) {
            // The server checks what it is sent.
        }
    }

    /** {@code /a/0/b: too long} becomes {@code `a.0.b`: too long}. */
    private static String named(String problem) {
        int colon = problem.indexOf(": ");
        return problem.startsWith("/") && colon > 0
                ? "`" + problem.substring(1, colon).replace('/', '.') + "`: " + problem.substring(colon + 2)
                : problem;
    }
}
