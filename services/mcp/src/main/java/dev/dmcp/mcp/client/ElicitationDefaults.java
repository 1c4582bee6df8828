package dev.dmcp.mcp.client;

import dev.dmcp.service.kit.json.JsonObject;

/** Fills in the defaults that a form names for what its user left out (SEP-1034). */
public final class ElicitationDefaults {
    private ElicitationDefaults() {}

    /**
     * The content of an accepted form, with defaults.
     *
     * @param elicitation the parameters of the {@code elicitation/create}
     * @param content what the user entered
     */
    public static JsonObject fill(JsonObject elicitation, JsonObject content) {
        JsonObject properties = elicitation
                .object("requestedSchema")
                .flatMap(schema -> schema.object("properties"))
                .orElse(JsonObject.empty());
        JsonObject.Builder filled = content.toBuilder();
        properties.members().forEach((name, schema) -> {
            if (!content.has(name)) {
                schema.asObject()
                        .flatMap(property -> property.get("default"))
                        .ifPresent(value -> filled.put(name, value));
            }
        });
        return filled.build();
    }
}
