package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/**
 * A tool as clients see it. Schemas are JSON Schema 2020-12 and pass through untouched; {@code more} holds the optional
 * members that need no meaning here (icons, execution, _meta).
 */
public record Tool(
        String name,
        Optional<String> title,
        Optional<String> description,
        JsonObject inputSchema,
        Optional<JsonObject> outputSchema,
        Optional<ToolAnnotations> annotations,
        JsonObject more) {

    private static final int LONGEST_NAME = 128;

    public Tool(String name, String description, JsonObject inputSchema) {
        this(
                name,
                Optional.empty(),
                Optional.of(description),
                inputSchema,
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
    }

    public Tool withName(String other) {
        return new Tool(other, title, description, inputSchema, outputSchema, annotations, more);
    }

    public Tool withTitle(String text) {
        return new Tool(name, Optional.of(text), description, inputSchema, outputSchema, annotations, more);
    }

    public Tool withOutputSchema(JsonObject schema) {
        return new Tool(name, title, description, inputSchema, Optional.of(schema), annotations, more);
    }

    public Tool withAnnotations(ToolAnnotations hints) {
        return new Tool(name, title, description, inputSchema, outputSchema, Optional.of(hints), more);
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("name", name);
        title.ifPresent(value -> json.put("title", value));
        description.ifPresent(value -> json.put("description", value));
        json.put("inputSchema", inputSchema);
        outputSchema.ifPresent(value -> json.put("outputSchema", value));
        annotations.ifPresent(value -> json.put("annotations", value.toJson()));
        return Fields.putAll(json, more).build();
    }

    public static Tool of(JsonObject json) {
        return new Tool(
                Fields.requiredText(json, "name"),
                json.string("title"),
                json.string("description"),
                Fields.requiredObject(json, "inputSchema"),
                json.object("outputSchema"),
                json.object("annotations").map(ToolAnnotations::of),
                Fields.without(json, "name", "title", "description", "inputSchema", "outputSchema", "annotations"));
    }

    /**
     * Whether a server should use the name: 1 to 128 of A-Z a-z 0-9 _ - . (revision 2025-11-25, "Tool Names"), and / since servers in the field use
     * it. Clients take others too.
     */
    public static boolean isGoodName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-./".indexOf(c) >= 0;
    }
}
