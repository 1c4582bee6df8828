package dev.dmcp.service.gateway;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.auth.Tokens;
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
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A real MCP server with tools that echo, fail, hang, flood, and say who called. */
final class TestUpstream implements AutoCloseable {
    private static final JsonObject ANY =
            Json.parse("{\"type\":\"object\"}").asObject().orElseThrow();

    private final CountDownLatch released = new CountDownLatch(1);
    private final McpServer mcp = McpServer.of(new Implementation("test", "1"));
    private final McpEndpoint endpoint;
    private final Server server;

    TestUpstream(Tokens tokens, int port) throws IOException {
        mcp.add(new Tool("echo", "Says it again.", ANY), (context, arguments) -> ToolResult.structured(arguments));
        mcp.add(
                new Tool("who", "Says who called.", ANY),
                (context, arguments) ->
                        ToolResult.text(context.caller().map(Caller::subject).orElse("nobody")));
        mcp.add(new Tool("fail", "Fails.", ANY), (context, arguments) -> ToolResult.error("it went wrong"));
        mcp.add(new Tool("hang", "Hangs.", ANY), (context, arguments) -> {
            released.await();
            return ToolResult.text("at last");
        });
        mcp.add(
                new Tool("flood", "Answers too much.", ANY),
                (context, arguments) -> ToolResult.text("x".repeat(6 << 20)));
        endpoint = McpEndpoint.of(
                mcp,
                McpEndpoint.Settings.loopback(failure -> {})
                        .withHosts(HostPolicy.checkedBefore())
                        .withGate(request -> new Gate.Verdict.Admitted(request.header("authorization")
                                .map(value -> tokens.verify(value.substring("Bearer ".length())))
                                .map(user -> new Caller(user, Set.of())))));
        server = JdkServer.start(
                ServerOptions.of("127.0.0.1", port),
                new Router(List.of(
                        Route.post("/mcp", endpoint), Route.get("/mcp", endpoint), Route.delete("/mcp", endpoint))));
    }

    int port() {
        return server.port();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        released.countDown();
        endpoint.close();
        server.stop(Duration.ofSeconds(1));
    }
}
