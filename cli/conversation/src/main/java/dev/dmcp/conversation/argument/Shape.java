package dev.dmcp.conversation.argument;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person needs to know of a JSON Schema: which members there are, of which types, which must be there. Not a validator.
 *
 * @param root where {@code $ref} begins
 */
public record Shape(JsonObject schema, JsonObject root) {
    private static final int DEEPEST_REFERENCE = 8;

    /** The shape of a tool's arguments. */
    public static Shape of(JsonObject schema) {
        return new Shape(schema, schema);
    }

    /** Its members by name, in the schema's order. */
    public Map<String, Shape> members() {
        Map<String, Shape> members = new LinkedHashMap<>();
        for (Shape part : parts()) {
            part.schema
                    .object("properties")
                    .orElse(JsonObject.empty())
                    .members()
                    .forEach((name, value) ->
                            value.asObject().ifPresent(schema -> members.putIfAbsent(name, new Shape(schema, root))));
        }
        return members;
    }

    /** The member of that name, as far as the schema says anything of it. */
    public Shape member(String name) {
        Shape known = members().get(name);
        return known != null ? known : additional().orElseGet(() -> new Shape(JsonObject.empty(), root));
    }

    private Optional<Shape> additional() {
        return resolved().schema.object("additionalProperties").map(schema -> new Shape(schema, root));
    }

    /** Whether other members than the named ones are refused, allowed on purpose, or not spoken of. */
    public Others others() {
        Optional<JsonValue> said = resolved().schema.get("additionalProperties");
        if (said.isEmpty()) {
            return Others.UNSAID;
        }
        return said.get().equals(new JsonBoolean(false)) ? Others.REFUSED : Others.WELCOME;
    }

    /** What a schema says of members that it does not name. */
    public enum Others {
        REFUSED,
        WELCOME,
        UNSAID
    }

    public List<String> required() {
        return Fields.texts(resolved().schema, "required");
    }

    public Shape items() {
        return new Shape(resolved().schema.object("items").orElse(JsonObject.empty()), root);
    }

    /** {@code string}, {@code integer}, …; empty when the schema does not say. */
    public Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        for (Shape part : parts()) {
            part.schema.string("type").ifPresent(types::add);
            types.addAll(Fields.texts(part.schema, "type"));
        }
        return types;
    }

    /** The only values that are allowed; empty when there are no such. */
    public List<String> choices() {
        List<String> choices = new ArrayList<>();
        for (Shape part : parts()) {
            for (JsonValue value : part.schema.array("enum").orElse(JsonArray.empty())) {
                choices.add(value.asString().orElseGet(value::toString));
            }
            part.schema
                    .get("const")
                    .ifPresent(value -> choices.add(value.asString().orElseGet(value::toString)));
        }
        return choices;
    }

    public String description() {
        return resolved()
                .schema
                .string("description")
                .or(() -> schema.string("description"))
                .orElse("");
    }

    public Optional<JsonValue> defaultValue() {
        return schema.get("default").or(() -> resolved().schema.get("default"));
    }

    /** In a few words: {@code integer}, {@code a|b|c}, {@code list of string}. */
    public String words() {
        List<String> choices = choices();
        if (!choices.isEmpty()) {
            return String.join("|", choices);
        }
        Set<String> types = types();
        if (types.equals(Set.of("array"))) {
            String items = items().words();
            return items.equals("any") ? "list" : "list of " + items;
        }
        return types.isEmpty() ? "any" : String.join(" or ", types);
    }

    /** In a sentence: {@code an integer}, {@code a string or null}. */
    String inSentence() {
        String words = words();
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    /** This schema, and the alternatives and parts that it is made of. */
    private List<Shape> parts() {
        List<Shape> parts = new ArrayList<>();
        collect(resolved(), parts, 0);
        return parts;
    }

    private static void collect(Shape shape, List<Shape> parts, int depth) {
        parts.add(shape);
        if (depth == DEEPEST_REFERENCE) {
            return;
        }
        for (String word : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonObject part : Fields.objects(shape.schema, word, json -> json)) {
                collect(new Shape(part, shape.root).resolved(), parts, depth + 1);
            }
        }
    }

    private Shape resolved() {
        Shape at = this;
        for (int depth = 0; depth < DEEPEST_REFERENCE; depth++) {
            Optional<String> reference = at.schema.string("$ref");
            if (reference.isEmpty()) {
                return at;
            }
            Optional<JsonObject> target = find(reference.get());
            if (target.isEmpty()) {
                return at;
            }
            at = new Shape(target.get(), root);
        }
        return at;
    }

    /** Follows {@code #/$defs/Name}; other documents are never fetched. */
    private Optional<JsonObject> find(String reference) {
        if (!reference.startsWith("#/")) {
            return Optional.empty();
        }
        Optional<JsonObject> at = Optional.of(root);
        for (String step : reference.substring(2).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(object -> object.object(name));
        }
        return at;
    }
}
