package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;

/**
 * A server behind the gateway.
 *
 * @param name in the names of its tools: {@code name__tool}
 * @param url where it listens; without a path, MCP is taken to be at {@code /mcp}
 * @param origin who put it there
 */
public record RegisteredServer(String name, URI url, boolean enabled, Origin origin) {

    /** Who put a server into the registry. */
    public enum Origin {
        /** The gateway's own configuration: it cannot be removed, only disabled. */
        CONFIGURED,
        /** A caller, while the gateway ran. */
        REGISTERED
    }

    public RegisteredServer {
        ServerName.check(name);
    }

    public RegisteredServer withEnabled(boolean now) {
        return new RegisteredServer(name, url, now, origin);
    }

    /** Where it speaks MCP. */
    public URI mcpEndpoint() {
        String path = url.getRawPath();
        return path == null || path.isEmpty() || path.equals("/") ? url.resolve("/mcp") : url;
    }

    /** Without anything secret: what an address has before its {@code @} is left out. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("url", url.toString())
                .put("enabled", enabled)
                .put("configured", origin == Origin.CONFIGURED)
                .build();
    }
}
