package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;

/**
 * A tool of one server, as the gateway offers it.
 *
 * @param own the server's own description, untouched
 * @param name in the one namespace
 */
public record OfferedTool(String server, Tool own, String name) {
    /** Under the name that it has when no other tool has it. */
    public OfferedTool(String server, Tool own) {
        this(server, own, OfferedName.of(server, own.name()));
    }

    /** The description under the gateway's name. */
    public Tool offered() {
        return own.withName(name);
    }

    /** The same as JSON, and whose it is. */
    public JsonObject toJson() {
        var json = JsonObject.builder().put("name", name).put("server", server).put("tool", own.name());
        own.toJson().without("name").members().forEach(json::put);
        return json.build();
    }
}
