package dev.dmcp.mcp.model;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A tool parameter that is mirrored into a header field ({@code x-mcp-header}; Streamable HTTP, "Schema Extension").
 *
 * @param path names of properties from the arguments down to the value
 * @param name what follows {@code Mcp-Param-} in the field's name
 */
public record ParameterHeader(List<String> path, String name) {
    private static final String ANNOTATION = "x-mcp-header";
    private static final int DEEPEST = 32;

    public ParameterHeader {
        path = List.copyOf(path);
    }

    /**
     * All parameters of a schema that are mirrored.
     *
     * @throws IllegalArgumentException when an annotation stands where, or says what, the specification forbids
     */
    public static List<ParameterHeader> of(JsonObject inputSchema) {
        List<ParameterHeader> found = new ArrayList<>();
        visit(inputSchema, List.of(), true, found);
        Set<String> names = new HashSet<>();
        for (ParameterHeader header : found) {
            if (!names.add(header.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("two parameters share the header " + header.name());
            }
        }
        return List.copyOf(found);
    }

    /** The value in {@code arguments}; empty when it is not there or null. */
    public Optional<JsonValue> value(JsonObject arguments) {
        JsonValue value = arguments;
        for (String step : path) {
            Optional<JsonValue> next = value.asObject().flatMap(object -> object.get(step));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return value instanceof JsonNull ? Optional.empty() : Optional.of(value);
    }

    /** The text of a value before it is encoded for a header. */
    public static String text(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> text;
            // Not toPlainString: a number of a billion digits is written in ten characters.
            case JsonNumber number ->
                number.asLong().isPresent() ? Long.toString(number.asLong().getAsLong()) : number.toString();
            default -> value.toString();
        };
    }

    private static void visit(JsonObject schema, List<String> path, boolean reachable, List<ParameterHeader> found) {
        if (path.size() > DEEPEST) {
            throw new IllegalArgumentException("the schema is nested too deeply");
        }
        schema.get(ANNOTATION)
                .ifPresent(name -> found.add(new ParameterHeader(path, checked(schema, name, path, reachable))));
        schema.members().forEach((keyword, value) -> {
            switch (keyword) {
                case "properties" -> visitProperties(value, path, reachable, found);
                case "const", "enum", "default", "examples", ANNOTATION -> {} // Values, not schemas.
                default -> visitElsewhere(value, path, found);
            }
        });
    }

    private static void visitProperties(
            JsonValue properties, List<String> path, boolean reachable, List<ParameterHeader> found) {
        properties.asObject().orElse(JsonObject.empty()).members().forEach((name, value) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            value.asObject().ifPresent(schema -> visit(schema, deeper, reachable, found));
        });
    }

    private static void visitElsewhere(JsonValue value, List<String> path, List<ParameterHeader> found) {
        switch (value) {
            case JsonObject schema -> visit(schema, path, false, found);
            case JsonArray elements -> elements.forEach(element -> visitElsewhere(element, path, found));
            default -> {}
        }
    }

    private static String checked(JsonObject schema, JsonValue annotation, List<String> path, boolean reachable) {
        String name = annotation.asString().orElse("");
        if (!isToken(name)) {
            throw new IllegalArgumentException("`" + ANNOTATION + "` is no header field name: " + annotation);
        }
        if (!reachable || path.isEmpty()) {
            throw new IllegalArgumentException("`" + ANNOTATION + ": " + name + "` is not on a plain property");
        }
        return switch (schema.string("type").orElse("")) {
            case "string", "integer", "boolean" -> name;
            default ->
                throw new IllegalArgumentException(
                        "the parameter for header " + name + " is no string, integer or boolean");
        };
    }

    /** RFC 9110, 5.6.2. */
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
