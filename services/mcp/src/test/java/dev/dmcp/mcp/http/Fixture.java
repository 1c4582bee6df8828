package dev.dmcp.mcp.http;

import dev.dmcp.mcp.conformance.FixtureServer;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The fixture server behind a real socket, and a client that sends what it is told. */
final class Fixture implements AutoCloseable {
    private static final String MODERN_META = """
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28",
             "io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}""";

    final McpServer mcp = FixtureServer.create();
    final List<Throwable> unexpected = new ArrayList<>();
    final McpEndpoint endpoint;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Fixture(UnaryOperator<McpEndpoint.Settings> change) {
        endpoint = McpEndpoint.of(mcp, change.apply(McpEndpoint.Settings.loopback(unexpected::add)));
        try {
            server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fixture start() {
        return new Fixture(settings -> settings);
    }

    static Fixture start(UnaryOperator<McpEndpoint.Settings> change) {
        return new Fixture(change);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/mcp");
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(uri())
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json")
                .header("accept", "application/json, text/event-stream");
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A modern call with the headers that belong to it. */
    HttpResponse<String> modern(String method, String params) throws IOException, InterruptedException {
        return send(modernRequest(method, params).build());
    }

    HttpRequest.Builder modernRequest(String method, String params) {
        JsonObject body = Json.parse(params).asObject().orElseThrow();
        JsonObject full = body.with("_meta", Json.parse(MODERN_META));
        HttpRequest.Builder request =
                request().header("mcp-protocol-version", "2026-07-28").header("mcp-method", method);
        body.string("name").or(() -> body.string("uri")).ifPresent(name -> request.header("mcp-name", name));
        return request.POST(HttpRequest.BodyPublishers.ofString(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + full + "}"));
    }

    /** Opens a session, and gives its id. */
    String initialize() throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(request().POST(HttpRequest.BodyPublishers.ofString("""
                        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
                         "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""")).build());
        return response.headers().firstValue("mcp-session-id").orElseThrow();
    }

    HttpRequest.Builder inSession(String session) {
        return request().header("mcp-session-id", session).header("mcp-protocol-version", "2025-11-25");
    }

    /** The answer: the body, or the last event of a stream, which a slow call becomes. */
    static JsonObject json(HttpResponse<String> response) {
        String last = response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .reduce((first, second) -> second)
                .map(line -> line.substring("data: ".length()))
                .orElse(response.body());
        return Json.parse(last).asObject().orElseThrow();
    }

    static long code(HttpResponse<String> response) {
        return json(response).object("error").orElseThrow().integer("code").orElseThrow();
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
        server.stop(Duration.ofSeconds(1));
    }
}
