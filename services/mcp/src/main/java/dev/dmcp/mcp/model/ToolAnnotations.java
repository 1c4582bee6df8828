package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;

/** Hints on what a tool does. Clients may show them; they promise nothing. Kept as sent. */
public record ToolAnnotations(JsonObject json) {
    /** Changes nothing. */
    public static final ToolAnnotations READ_ONLY =
            new ToolAnnotations(JsonObject.builder().put("readOnlyHint", true).build());

    /** May destroy or overwrite something. */
    public static final ToolAnnotations DESTRUCTIVE = new ToolAnnotations(JsonObject.builder()
            .put("readOnlyHint", false)
            .put("destructiveHint", true)
            .build());

    /** Adds or changes, and does nothing more when called again with the same arguments. */
    public static final ToolAnnotations IDEMPOTENT = new ToolAnnotations(JsonObject.builder()
            .put("readOnlyHint", false)
            .put("destructiveHint", false)
            .put("idempotentHint", true)
            .build());

    public boolean isDestructive() {
        return hint("destructiveHint");
    }

    public boolean isReadOnly() {
        return hint("readOnlyHint");
    }

    public JsonObject toJson() {
        return json;
    }

    public static ToolAnnotations of(JsonObject json) {
        return new ToolAnnotations(json);
    }

    private boolean hint(String name) {
        return Fields.flag(json, name);
    }
}
