package dev.dmcp.service.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.lifecycle.RunningService;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main server promises, over real HTTP, whichever database it runs on. */
abstract class MainServerContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    /** Calls that reached the neighbour that stands for memory server and gateway. */
    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();

    private Server neighbour;
    private RunningService server;

    /** The database's address as {@code DATABASE_URL} has it; empty for the file in the data folder. */
    abstract String databaseUrl();

    @BeforeEach
    void start() throws IOException, StartFailure, InterruptedException {
        Handler handler = request -> {
            calls.add(request.method() + " " + request.path() + " " + user(request));
            return Response.ok(JsonObject.builder().put("status", "ok").build());
        };
        neighbour = JdkServer.start(ServerOptions.of("127.0.0.1", 0), handler);
        server = start(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        neighbour.stop(java.time.Duration.ZERO);
    }

    private RunningService start(Map<String, String> more) throws StartFailure, InterruptedException {
        String address = "http://127.0.0.1:" + neighbour.port();
        var variables = new HashMap<>(Map.of(
                "PORT",
                "0",
                "DATA_DIR",
                folder.toString(),
                "DATABASE_URL",
                databaseUrl(),
                "MCP_MEMORY_URL",
                address,
                "MCP_API_URL",
                address));
        variables.putAll(more);
        var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return RunningService.start(new ServerDefinition(), new Environment(variables), "test", silence);
    }

    @Test
    void health_tells_of_the_database() {
        JsonObject health = object(get("/health"));

        assertThat(health.string("status")).contains("ok");
        assertThat(health.object("checks").orElseThrow().has("database")).isTrue();
    }

    @Test
    void the_stack_is_shown_to_anyone_member_by_member() {
        JsonObject stack = object(get("/api/stack"));

        assertThat(stack.string("status")).contains("ok");
        assertThat(names(stack)).containsExactly("db", "server", "mcp-memory", "mcp-api");
    }

    @Test
    void a_member_that_is_away_makes_the_stack_degraded_and_nothing_worse() throws Exception {
        neighbour.stop(java.time.Duration.ZERO);

        HttpResponse<String> answer = get("/api/stack");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(object(answer).string("status")).contains("degraded");
    }

    @Test
    void the_demo_user_signs_in_and_the_token_works() {
        HttpResponse<String> session = post("/api/session", "{\"user\":\"demo\",\"password\":\"demo\"}");
        String token = object(session).string("token").orElseThrow();

        HttpResponse<String> answer = send(request("/api/memories/one").header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(calls).containsExactly("POST /tools/memory_recall demo");
    }

    @Test
    void a_wrong_password_is_refused_and_trying_many_is_slowed_down() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(post("/api/session", "{\"user\":\"demo\",\"password\":\"guess\"}")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/api/session", "{\"user\":\"demo\",\"password\":\"demo\"}")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void prod_has_no_demo_user_and_no_key_of_its_own_making() throws Exception {
        String key = "a key of more than thirty-two bytes for tests";
        String password = "correct horse battery staple";
        try (RunningService prod = start(Map.of("DMCP_ENV", "prod", "JWT_SECRET", key, "ADMIN_PASSWORD", password))) {
            assertThat(signIn(prod, "demo", "demo")).isEqualTo(401);
            assertThat(signIn(prod, "admin", password)).isEqualTo(200);
            assertThat(signIn(prod, "admin", key)).isEqualTo(401);
        }
    }

    @Test
    void servers_are_registered_listed_and_removed() {
        assertThat(put("/api/servers/notes", "{\"url\":\"http://localhost:9000/mcp\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put("/api/servers/notes", "{\"url\":\"http://localhost:9001/mcp\",\"enabled\":false}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(get("/api/servers").body())
                .contains("9001")
                .doesNotContain("9000")
                .contains("\"enabled\":false");

        assertThat(send(request("/api/servers/notes").DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(request("/api/servers/notes").DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_server_with_a_bad_name_or_address_is_refused_with_the_reason() {
        assertThat(put("/api/servers/Bad_Name", "{\"url\":\"http://localhost/mcp\"}")
                        .body())
                .contains("lower-case letters");
        assertThat(put("/api/servers/a", "{\"url\":\"file:///etc/passwd\"}").body())
                .contains("http://");
        assertThat(put("/api/servers/a", "{\"url\":\"http://user:word@host/\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void tools_are_those_of_the_gateway() {
        assertThat(get("/api/tools").statusCode()).isEqualTo(200);
        assertThat(post("/api/tools/execute", "{\"tool\":\"memory_recall\"}").statusCode())
                .isEqualTo(200);
        assertThat(calls).containsExactly("GET /tools default", "POST /tools/execute default");
    }

    @Test
    void the_api_document_names_every_path_that_answers() {
        JsonObject paths = object(get("/api/openapi.json")).object("paths").orElseThrow();

        assertThat(paths.members().keySet())
                .contains("/api/session", "/api/stack", "/api/servers/{name}", "/api/memories", "/api/tools/execute");
    }

    private static int signIn(RunningService where, String user, String password) {
        String body = "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}";
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where.port() + "/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** The subject of the token that the neighbour got; it is signed by the server, whose key the test does not know. */
    private static String user(Request request) {
        String[] parts = request.header("authorization").orElse("").split("\\.", -1);
        if (parts.length < 3) {
            return "nobody";
        }
        byte[] claims = java.util.Base64.getUrlDecoder().decode(parts[1]);
        return Json.parse(claims).asObject().orElseThrow().string("sub").orElse("nobody");
    }

    private static Iterable<String> names(JsonObject stack) {
        return stack.array("services").orElseThrow().elements().stream()
                .map(service -> service.asObject().orElseThrow().string("name").orElseThrow())
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static JsonObject object(HttpResponse<String> answer) {
        return Json.parse(answer.body()).asObject().orElseThrow();
    }
}
