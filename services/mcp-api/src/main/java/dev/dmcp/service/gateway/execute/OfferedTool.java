package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;

/**
 * A tool of one server, as the gateway offers it.
 *
 * @param own the server's own description, untouched
 */
public record OfferedTool(String server, Tool own) {
    private static final String SEPARATOR = "__";
    private static final int LONGEST = 64;

    /** The name in the one namespace: {@code server__tool}, at most 64 characters, which is what every client takes. */
    public String name() {
        String whole = server + SEPARATOR + own.name().replaceAll("[^A-Za-z0-9_-]", "_");
        if (whole.length() <= LONGEST && whole.endsWith(own.name())) {
            return whole;
        }
        // Cut or changed, with a sign of the whole, so that two names stay two.
        String sign = "_" + Integer.toHexString(own.name().hashCode());
        return whole.substring(0, Math.min(whole.length(), LONGEST - sign.length())) + sign;
    }

    /** The description under the gateway's name. */
    public Tool offered() {
        return own.withName(name());
    }

    /** The same as JSON, and whose it is. */
    public JsonObject toJson() {
        var json =
                JsonObject.builder().put("name", name()).put("server", server).put("tool", own.name());
        own.toJson().without("name").members().forEach(json::put);
        return json.build();
    }
}
