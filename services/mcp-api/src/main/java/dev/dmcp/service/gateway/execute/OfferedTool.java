package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.kit.json.JsonObject;

/**
 * A tool of one server, as the gateway offers it.
 *
 * @param description the server's own, untouched
 */
public record OfferedTool(String server, String tool, JsonObject description) {
    private static final String SEPARATOR = "__";
    private static final int LONGEST = 64;

    /** The name in the one namespace: {@code server__tool}, at most 64 characters, which is what every client takes. */
    public String name() {
        String whole = server + SEPARATOR + tool;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        // Cut, with a sign of the rest, so that two long names stay two.
        String sign = Integer.toHexString(tool.hashCode());
        return whole.substring(0, LONGEST - sign.length() - 1) + "_" + sign;
    }

    /** The description under the gateway's name, and whose it is. */
    public JsonObject toJson() {
        var json =
                JsonObject.builder().put("name", name()).put("server", server).put("tool", tool);
        description.without("name").members().forEach(json::put);
        return json.build();
    }
}
