package dev.dmcp.service.gateway;

import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.security.ServiceSecurityContract;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class GatewaySecurityTest extends ServiceSecurityContract {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
            + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";

    @Override
    protected ServiceDefinition definition() {
        return new GatewayDefinition();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("MCP_MEMORY_URL", "http://127.0.0.1:1");
    }

    @Override
    protected Call guarded() {
        return new Call("POST", "/mcp", INITIALIZE);
    }

    @Override
    protected List<Call> carrying(String text) {
        String json = quoted(text);
        String path = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return List.of(
                new Call("POST", "/servers", "{\"name\":" + json + ",\"url\":\"http://127.0.0.1:1\"}"),
                new Call("POST", "/servers", "{\"name\":\"fine\",\"url\":" + json + "}"),
                new Call("POST", "/servers/" + path + "/disable", "{}"),
                new Call("DELETE", "/servers/" + path, ""),
                new Call("DELETE", "/servers/" + path + "/login", ""),
                new Call("GET", "/oauth/login/" + path, ""),
                new Call("GET", "/oauth/login/" + path + "/begin", ""),
                new Call("GET", "/oauth/callback?code=" + path + "&state=" + path + "&error=" + path, ""),
                new Call("POST", "/tools/execute", "{\"tool\":" + json + ",\"args\":{}}"),
                new Call("POST", "/mcp", INITIALIZE.replace("\"test\"", json)),
                new Call("POST", "/mcp", modern("tools/call", "\"name\":" + json)),
                new Call("POST", "/mcp", modern("resources/read", "\"uri\":" + json)));
    }

    private static String modern(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params
                + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    }
}
