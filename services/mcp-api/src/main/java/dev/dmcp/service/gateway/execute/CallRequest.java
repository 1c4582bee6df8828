package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;

/**
 * A call that somebody makes of one server.
 *
 * @param via how it came: {@code mcp} or {@code rest}
 * @param kind what is called
 * @param subject the tool or prompt as the server itself calls it, or the resource's address
 */
public record CallRequest(Caller caller, String via, String server, Kind kind, String subject, JsonObject params) {

    /** What is called. */
    public enum Kind {
        TOOL("tools/call"),
        RESOURCE("resources/read"),
        PROMPT("prompts/get");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        public String method() {
            return method;
        }
    }

    /** A call of a tool. */
    public static CallRequest ofTool(Caller caller, String via, OfferedTool tool, JsonObject arguments) {
        JsonObject params = JsonObject.builder()
                .put("name", tool.own().name())
                .put("arguments", arguments)
                .build();
        return new CallRequest(caller, via, tool.server(), Kind.TOOL, tool.own().name(), params);
    }

    boolean isSameAs(CallRequest other) {
        return caller.equals(other.caller)
                && server.equals(other.server)
                && kind == other.kind
                && params.equals(other.params);
    }
}
