package dev.dmcp.service.gateway;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.lifecycle.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A gateway within the test's own process, and the ways to call it. */
final class TestGateway implements AutoCloseable {
    static final String KEY = "a key of at least thirty-two bytes!";
    static final Tokens TOKENS = new Tokens(Secret.of(KEY), Clock.systemUTC());

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final RunningService service;

    TestGateway(Path folder, Map<String, String> more) throws Exception {
        var variables = new HashMap<>(Map.of(
                "DATA_DIR",
                folder.toString(),
                "PORT",
                "0",
                "JWT_SECRET",
                KEY,
                "MCP_MEMORY_URL",
                "http://127.0.0.1:1",
                "MCP_TIMEOUT_SECONDS",
                "2"));
        variables.putAll(more);
        service = RunningService.start(
                new GatewayDefinition(),
                new Environment(variables),
                "test",
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    /** Registers a server and waits until its tools are there. */
    void register(McpClient mcp, String name, String url) throws Exception {
        JsonObject body = JsonObject.builder().put("name", name).put("url", url).build();
        if (send("POST", "/servers", body.toString()).statusCode() != 201) {
            throw new AssertionError("not registered: " + name);
        }
        await(() -> names(mcp).stream().anyMatch(tool -> tool.startsWith(name + "__")));
    }

    McpClient connect(ClientOptions options, HttpAuthorizer authorizer) throws Exception {
        return Connect.toUrl(uri("/mcp"), HttpLinkOptions.DEFAULT, authorizer, options);
    }

    static List<String> names(McpClient mcp) {
        try {
            return mcp.listTools().stream().map(Tool::name).toList();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> execute(String tool, String arguments) throws Exception {
        return send("POST", "/tools/execute", "{\"tool\":\"" + tool + "\",\"args\":" + arguments + "}");
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about in time");
            }
            Thread.onSpinWait();
        }
    }

    static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        client.close();
    }
}
