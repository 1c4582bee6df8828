package dev.dmcp.application.endpoints;

import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which calls tell whether the MCP services of a stack work: health, the documented endpoints, a handshake of each era. Pure. */
public final class EndpointCheckPlanner {

    /** Written over with each run, so that running often leaves one memory. */
    private static final String KEY = "dmcp-mcp-test";

    private static final String CONTENT = "written by dmcp mcp test";
    private static final String JSON = "application/json";
    private static final String SESSION = "mcp-session-id";

    private final List<EndpointCheck> checks = new ArrayList<>();

    private EndpointCheckPlanner() {}

    /** The checks in the order in which they must be made. */
    public static List<EndpointCheck> plan(Stack stack) {
        EndpointCheckPlanner planner = new EndpointCheckPlanner();
        stack.mcpServices().forEach(planner::add);
        return List.copyOf(planner.checks);
    }

    private void add(ServiceSpec service) {
        if (service.port().isEmpty()) {
            return;
        }
        get(service, "health", service.health().map(health -> health.path()).orElse("/health"), "");
        switch (service.name()) {
            case "mcp-memory" -> memory(service);
            case "mcp-api" -> gateway(service);
            default -> {}
        }
        service.mcpPath().ifPresent(path -> handshakes(service, path));
    }

    private void memory(ServiceSpec service) {
        get(service, "list of tools", "/tools", "memory_remember");
        String remembered = "{\"content\": \"%s\", \"key\": \"%s\"}".formatted(CONTENT, KEY);
        post(service, "remember", "/tools/memory_remember", remembered, KEY);
        post(service, "recall", "/tools/memory_recall", "{\"key\": \"%s\"}".formatted(KEY), CONTENT);
    }

    private void gateway(ServiceSpec service) {
        get(service, "list of servers", "/servers", "");
        get(service, "list of tools", "/tools", "memory_recall");
        String recall = "{\"tool\": \"memory_recall\", \"args\": {\"key\": \"%s\"}}".formatted(KEY);
        post(service, "execute memory_recall", "/tools/execute", recall, CONTENT);
    }

    private void handshakes(ServiceSpec service, String path) {
        String modern = "2026-07-28";
        String discover = """
                {"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"%s","io.modelcontextprotocol/clientCapabilities":{},\
                "io.modelcontextprotocol/clientInfo":{"name":"dmcp","version":"1"}}}}""".formatted(modern);
        Map<String, String> headers = Map.of(
                "Content-Type",
                JSON,
                "Accept",
                "application/json, text/event-stream",
                "MCP-Protocol-Version",
                modern,
                "Mcp-Method",
                "server/discover");
        add(service, "handshake " + modern, "POST", path, headers, discover, "\"result\"", Optional.empty());
        String legacy = "2025-11-25";
        String initialize = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},\
                "clientInfo":{"name":"dmcp","version":"1"}}}""".formatted(legacy);
        Map<String, String> accept = Map.of("Content-Type", JSON, "Accept", "application/json, text/event-stream");
        add(
                service,
                "handshake " + legacy,
                "POST",
                path,
                accept,
                initialize,
                "\"protocolVersion\"",
                Optional.of(SESSION));
    }

    private void get(ServiceSpec service, String name, String path, String expected) {
        add(service, name, "GET", path, Map.of(), "", expected, Optional.empty());
    }

    private void post(ServiceSpec service, String name, String path, String body, String expected) {
        add(service, name, "POST", path, Map.of("Content-Type", JSON), body, expected, Optional.empty());
    }

    private void add(
            ServiceSpec service,
            String name,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            String expected,
            Optional<String> session) {
        String target = "http://127.0.0.1:%d%s".formatted(service.port().orElseThrow(), path);
        HttpCaller.Request request = new HttpCaller.Request(method, target, headers, body);
        checks.add(new EndpointCheck(service.name(), name, request, expected, session));
    }
}
