package dev.dmcp.service.memory.mcp;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.log.Log;
import java.util.List;

/** {@code /mcp}: for callers whom the kit has let in and named. */
public final class McpRoutes implements AutoCloseable {
    private static final String PATH = "/mcp";

    private final McpEndpoint endpoint;

    public McpRoutes(McpServer server, Log log) {
        endpoint = McpEndpoint.of(
                server,
                McpEndpoint.Settings.loopback(failure -> log.error("an MCP call failed", failure, fields -> {}))
                        .withHosts(HostPolicy.checkedBefore())
                        .withGate(Gate.named()));
    }

    public List<Route> routes() {
        Handler handler = endpoint;
        return List.of(Route.post(PATH, handler), Route.get(PATH, handler), Route.delete(PATH, handler));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
