package dev.dmcp.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayServiceTest {
    private static final String KEY = "a key of at least thirty-two bytes!";

    private final Tokens tokens = new Tokens(Secret.of(KEY), Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private TestUpstream memory;
    private RunningService gateway;

    @BeforeEach
    void start() throws Exception {
        memory = new TestUpstream(tokens, 0);
        gateway = start(Map.of());
    }

    private RunningService start(Map<String, String> more) throws Exception {
        var variables = new HashMap<>(Map.of(
                "DATA_DIR",
                folder.toString(),
                "PORT",
                "0",
                "JWT_SECRET",
                KEY,
                "MCP_MEMORY_URL",
                memory.url(),
                "MCP_TIMEOUT_SECONDS",
                "2"));
        variables.putAll(more);
        var out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return RunningService.start(new GatewayDefinition(), new Environment(variables), "test", out);
    }

    @AfterEach
    void stop() {
        gateway.close();
        memory.close();
        client.close();
    }

    @Test
    void the_calls_of_the_reference_document_do_what_they_say() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/servers").body()).contains("\"name\":\"memory\"").contains("\"status\":\"ok\",\"tools\":5");
        assertThat(get("/tools").body()).contains("\"name\":\"memory__echo\",\"server\":\"memory\",\"tool\":\"echo\"");
        HttpResponse<String> called =
                post("/tools/execute", "{\"tool\": \"echo\", \"args\": {\"key\": \"session_1\"}}");

        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(json(called).object("result")).contains(object("{\"key\":\"session_1\"}"));
        assertThat(post("/tools/execute", "{\"tool\":\"memory__echo\",\"args\":{\"a\":1}}")
                        .body())
                .contains("\"result\":{\"a\":1}");
    }

    @Test
    void each_user_reaches_the_stacks_servers_as_themselves() throws Exception {
        String call = "{\"tool\":\"who\"}";

        assertThat(as("ada", "/tools/execute", call).body()).contains("\"text\":\"ada\"");
        assertThat(as("eve", "/tools/execute", call).body()).contains("\"text\":\"eve\"");
        assertThat(post("/tools/execute", call).body()).contains("\"text\":\"nobody\"");
    }

    @Test
    void a_server_registered_while_it_runs_is_told_no_token_and_survives_a_restart() throws Exception {
        try (var second = new TestUpstream(tokens, 0)) {
            assertThat(as("ada", "/servers", registration("second", second.url()))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(post("/tools/execute", "{\"tool\":\"echo\",\"args\":{}}").body())
                    .contains("memory__echo, second__echo");
            assertThat(as("ada", "/tools/execute", "{\"tool\":\"second__who\"}").body())
                    .contains("nobody");

            gateway.close();
            gateway = start(Map.of());
            assertThat(get("/servers").body()).contains("\"name\":\"second\"");
            assertThat(post("/servers/second/disable", "{}").statusCode()).isEqualTo(200);
            assertThat(post("/tools/execute", "{\"tool\":\"second__who\"}").statusCode())
                    .isEqualTo(404);
            assertThat(delete("/servers/second").statusCode()).isEqualTo(204);
            assertThat(delete("/servers/second").statusCode()).isEqualTo(404);
            assertThat(delete("/servers/memory").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void a_server_that_may_not_be_called_is_refused() throws Exception {
        for (String url : List.of("http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "http://a:b@c/")) {
            assertThat(post("/servers", registration("bad", url)).statusCode())
                    .as(url)
                    .isEqualTo(400);
        }
        assertThat(post("/servers", registration("memory", "http://127.0.0.1:1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/servers", registration("A__b", "http://127.0.0.1:1")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void in_prod_only_signed_in_callers_change_servers() throws Exception {
        gateway.close();
        gateway = start(Map.of("DMCP_ENV", "prod"));

        assertThat(post("/servers", registration("x", "http://127.0.0.1:1")).statusCode())
                .isEqualTo(403);
        assertThat(post("/tools/execute", "{\"tool\":\"echo\",\"args\":{}}").statusCode())
                .isEqualTo(200);
        assertThat(as("ada", "/servers", registration("x", "http://no-such-host.invalid/mcp"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_server_that_is_down_is_named_and_harms_no_other() throws Exception {
        post("/servers", registration("dead", "http://127.0.0.1:1"));

        assertThat(get("/tools").body()).contains("memory__echo").contains("the server `dead` ");
        assertThat(get("/servers").body()).contains("\"status\":\"down\"");
        assertThat(post("/tools/execute", "{\"tool\":\"dead__x\"}").body()).contains("the server `dead`");
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_tool_that_hangs_fails_floods_or_is_unknown_is_told_apart() throws Exception {
        HttpResponse<String> hung = post("/tools/execute", "{\"tool\":\"hang\"}");
        assertThat(hung.statusCode()).isEqualTo(504);
        assertThat(hung.body()).contains("the server `memory` did not answer within 2 s");
        HttpResponse<String> failed = post("/tools/execute", "{\"tool\":\"fail\"}");
        assertThat(failed.statusCode()).isEqualTo(400);
        assertThat(failed.body()).contains("it went wrong");
        HttpResponse<String> flooded = post("/tools/execute", "{\"tool\":\"flood\"}");
        assertThat(flooded.statusCode()).isEqualTo(502);
        assertThat(flooded.body()).contains("the server `memory`");
        assertThat(post("/tools/execute", "{\"tool\":\"nothing\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("/tools/execute", "{\"args\":{}}").statusCode()).isEqualTo(400);
        assertThat(post("/tools/execute", "{\"tool\":\"echo\",\"args\":[]}").statusCode())
                .isEqualTo(400);
        assertThat(post("/tools/execute", "{\"tool\":\"echo\",\"args\":{\"a\":2}}")
                        .body())
                .contains("\"a\":2");
    }

    @Test
    void a_server_that_was_restarted_is_reached_again() throws Exception {
        assertThat(post("/tools/execute", "{\"tool\":\"echo\"}").statusCode()).isEqualTo(200);
        int port = memory.port();
        memory.close();
        assertThat(post("/tools/execute", "{\"tool\":\"memory__echo\"}").statusCode())
                .isGreaterThanOrEqualTo(400);
        memory = new TestUpstream(tokens, port);

        await(() -> status("{\"tool\":\"memory__echo\"}") == 200);
    }

    @Test
    void mcp_clients_see_one_list_that_follows_the_servers() throws Exception {
        try (McpClient mcp = connect();
                var second = new TestUpstream(tokens, 0)) {
            await(() -> names(mcp).contains("memory__echo"));
            ToolResult added = mcp.callTool("mcp_server_add", object(registration("second", second.url())));
            assertThat(added.isError()).isFalse();
            await(() -> names(mcp).contains("second__echo"));
            assertThat(mcp.callTool("second__echo", object("{\"a\":1}")).structured())
                    .contains(object("{\"a\":1}"));
            assertThat(mcp.callTool("memory__fail", JsonObject.empty()).isError())
                    .isTrue();
            assertThat(mcp.callTool("mcp_server_add", object(registration("x", "http://169.254.169.254/")))
                            .isError())
                    .isTrue();

            mcp.callTool("mcp_server_remove", object("{\"name\":\"second\"}"));
            await(() -> !names(mcp).contains("second__echo"));
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("\"level\":\"error\"");
    }

    private McpClient connect() throws Exception {
        return Connect.toUrl(
                uri("/mcp"),
                HttpLinkOptions.DEFAULT,
                HttpAuthorizer.none(),
                ClientOptions.of(new Implementation("test", "1")));
    }

    private static List<String> names(McpClient mcp) {
        try {
            return mcp.listTools().stream().map(Tool::name).toList();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int status(String call) {
        try {
            return post("/tools/execute", call).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String registration(String name, String url) {
        return JsonObject.builder().put("name", name).put("url", url).build().toString();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path, body));
    }

    private HttpResponse<String> as(String user, String path, String body) throws Exception {
        return send(request(path, body).header("authorization", "Bearer " + tokens.issue(user, Duration.ofMinutes(5))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return object(response.body());
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
