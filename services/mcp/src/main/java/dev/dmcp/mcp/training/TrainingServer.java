package dev.dmcp.mcp.training;

import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A small MCP server on loopback that answers with what it is given. */
public final class TrainingServer implements AutoCloseable {
    /** Its tool, which takes anything. */
    public static final String TOOL = "echo";

    private final McpEndpoint endpoint;
    private final Server server;

    /** @throws IOException when loopback has no port left */
    public TrainingServer() throws IOException {
        McpServer mcp = McpServer.of(new Implementation("training", "1"));
        JsonObject anything = Json.parse("{\"type\":\"object\"}").asObject().orElseThrow();
        mcp.add(new Tool(TOOL, "Says it again.", anything), (context, arguments) -> ToolResult.structured(arguments));
        endpoint = McpEndpoint.of(mcp, McpEndpoint.Settings.loopback(failure -> {}));
        server = JdkServer.start(
                ServerOptions.of("127.0.0.1", 0),
                new Router(List.of(
                        Route.post("/mcp", endpoint), Route.get("/mcp", endpoint), Route.delete("/mcp", endpoint))));
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        endpoint.close();
        server.stop(Duration.ZERO);
    }
}
