package dev.dmcp.service.server;

import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.security.ServiceSecurityContract;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class MainServerSecurityTest extends ServiceSecurityContract {
    @Override
    protected ServiceDefinition definition() {
        return new ServerDefinition();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("MCP_MEMORY_URL", "http://127.0.0.1:1", "MCP_API_URL", "http://127.0.0.1:1");
    }

    @Override
    protected Call guarded() {
        return new Call("PUT", "/api/servers/mine", "{\"url\":\"https://example.org/mcp\"}");
    }

    @Override
    protected List<Call> carrying(String text) {
        String json = quoted(text);
        String path = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return List.of(
                new Call("POST", "/api/session", "{\"username\":" + json + ",\"password\":" + json + "}"),
                new Call("PUT", "/api/servers/" + path, "{\"url\":\"https://example.org/mcp\"}"),
                new Call("PUT", "/api/servers/fine", "{\"url\":" + json + "}"),
                new Call("DELETE", "/api/servers/" + path, ""));
    }
}
