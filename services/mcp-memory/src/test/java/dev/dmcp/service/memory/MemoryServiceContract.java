package dev.dmcp.service.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.lifecycle.RunningService;
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the running service answers, whichever database is below. */
abstract class MemoryServiceContract {
    private static final String KEY = "a key of at least thirty-two bytes!";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private RunningService running;

    /** What the service's environment says of its database. */
    abstract Map<String, String> database();

    @BeforeEach
    void start() throws Exception {
        var variables = new HashMap<>(database());
        variables.put("DATA_DIR", folder.toString());
        variables.put("PORT", "0");
        variables.put("JWT_SECRET", KEY);
        variables.put("MEMORY_MAX_COUNT", "50");
        var out = new PrintStream(log, true, StandardCharsets.UTF_8);
        running = RunningService.start(new MemoryDefinition(), new Environment(variables), "test", out);
    }

    @AfterEach
    void stop() {
        running.close();
        client.close();
    }

    @Test
    void the_calls_of_the_reference_document_do_what_they_say() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        HttpResponse<String> stored =
                post("/tools/memory_remember", "{\"content\": \"Important information\", \"key\": \"session_1\"}");
        assertThat(stored.statusCode()).isEqualTo(200);
        HttpResponse<String> recalled = post("/tools/memory_recall", "{\"key\": \"session_1\"}");

        JsonObject memory = json(recalled).object("memory").orElseThrow();
        assertThat(memory.string("content")).contains("Important information");
        assertThat(memory.string("user")).contains("default");
        assertThat(memory.members().keySet())
                .containsExactly("id", "user", "key", "content", "metadata", "createdAt", "updatedAt");
    }

    @Test
    void its_tools_are_listed_with_schemas_and_each_can_be_called() throws Exception {
        var tools = json(get("/tools")).array("tools").orElseThrow();

        assertThat(tools.elements())
                .extracting(tool -> tool.asObject().orElseThrow().string("name").orElseThrow())
                .containsExactly(
                        "memory_remember",
                        "memory_recall",
                        "memory_search",
                        "memory_update",
                        "memory_forget",
                        "memory_keys",
                        "memory_statistics",
                        "memory_reset");
        post("/tools/memory_remember", "{\"key\":\"k\",\"content\":\"old\",\"metadata\":{\"a\":1,\"b\":2}}");
        assertThat(post(
                                "/tools/memory_update",
                                "{\"key\":\"k\",\"content\":\"new words\",\"metadata\":{\"a\":null,\"c\":3}}")
                        .body())
                .contains("\"metadata\":{\"b\":2,\"c\":3}")
                .contains("new words");
        assertThat(post("/tools/memory_search", "{\"query\":\"words\",\"metadata\":{\"c\":3}}")
                        .body())
                .contains("\"total\":1");
        assertThat(post("/tools/memory_keys", "{}").body()).contains("\"keys\":[\"k\"]");
        assertThat(post("/tools/memory_statistics", "").body()).contains("\"count\":1,\"limit\":50");
        assertThat(post("/tools/memory_forget", "{\"key\":\"k\"}").body()).contains("\"forgotten\":true");
        assertThat(post("/tools/memory_recall", "{\"key\":\"k\"}").body()).contains("\"found\":false");
        assertThat(post("/tools/memory_reset", "{}").body()).contains("\"forgotten\":0");
    }

    @Test
    void a_wrong_argument_is_refused_with_its_name() throws Exception {
        assertRefused("memory_remember", "{\"key\":\"k\"}", "content is missing");
        assertRefused("memory_remember", "{\"key\":1,\"content\":\"x\"}", "key must be a text");
        assertRefused("memory_remember", "{\"key\":\"\",\"content\":\"x\"}", "key must not be empty");
        assertRefused("memory_remember", "{\"content\":\"" + "x".repeat(100_001) + "\"}", "100000 are allowed");
        assertRefused("memory_remember", "{\"content\":\"a\\u0000b\"}", "content must not have a NUL");
        assertRefused("memory_remember", "{\"content\":\"\\ud800\"}", "half a character");
        assertRefused("memory_remember", "{\"content\":\"x\",\"metadata\":{\"n\":1e999}}", "1e300");
        assertRefused("memory_remember", "{\"content\":\"x\",\"metadata\":[]}", "metadata must be an object");
        assertRefused("memory_search", "{\"limit\":0}", "limit must be a whole number from 1 to 100");
        assertRefused("memory_search", "{\"since\":\"yesterday\"}", "since must be a moment");
        assertThat(post("/tools/memory_nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/tools/memory_recall", "[".repeat(10_000)).statusCode())
                .isEqualTo(400);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("\"level\":\"error\"");
    }

    @Test
    void each_user_has_memories_of_their_own() throws Exception {
        post("/tools/memory_remember", "{\"key\":\"k\",\"content\":\"of nobody in particular\"}");
        as("ada", "/tools/memory_remember", "{\"key\":\"k\",\"content\":\"of ada\"}");

        assertThat(as("ada", "/tools/memory_recall", "{\"key\":\"k\"}").body())
                .contains("of ada")
                .contains("\"user\":\"ada\"");
        assertThat(as("eve", "/tools/memory_recall", "{\"key\":\"k\"}").body()).contains("\"found\":false");
        assertThat(as("eve", "/tools/memory_search", "{\"query\":\"ada\"}").body())
                .contains("\"total\":0");
        assertThat(post("/tools/memory_recall", "{\"key\":\"k\"}").body()).contains("of nobody");
        as("eve", "/tools/memory_reset", "{}");
        assertThat(as("ada", "/tools/memory_recall", "{\"key\":\"k\"}").body()).contains("of ada");
    }

    @Test
    void a_bad_token_is_no_token_of_the_default_user() throws Exception {
        for (String token : new String[] {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ."}) {
            assertThat(send(request("/tools/memory_recall", "{\"key\":\"k\"}")
                                    .header("authorization", "Bearer " + token))
                            .statusCode())
                    .isEqualTo(401);
        }
        var expired = new Tokens(Secret.of(KEY), Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)))
                .issue("ada", Duration.ofHours(1));
        assertThat(send(request("/mcp", "{}").header("authorization", "Bearer " + expired))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void more_than_a_user_may_have_is_a_conflict() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(post("/tools/memory_remember", "{\"content\":\"x\"}").statusCode())
                    .isEqualTo(200);
        }
        assertThat(post("/tools/memory_remember", "{\"content\":\"x\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void an_export_can_be_imported_by_another_user() throws Exception {
        as("ada", "/tools/memory_remember", "{\"key\":\"a/1\",\"content\":\"line\\nbreak\",\"metadata\":{\"n\":1}}");
        as("ada", "/tools/memory_remember", "{\"key\":\"b\",\"content\":\"second\"}");
        String exported = send(HttpRequest.newBuilder(uri("/memories/export")).header("authorization", bearer("ada")))
                .body();

        assertThat(exported.lines()).hasSize(2);
        assertThat(as("eve", "/memories/import", exported).body()).contains("\"imported\":2");
        assertThat(as("eve", "/tools/memory_recall", "{\"key\":\"a/1\"}").body())
                .contains("line\\nbreak")
                .contains("\"user\":\"eve\"");
        assertThat(as("ada", "/tools/memory_recall", "{\"key\":\"b\"}").body()).contains("\"user\":\"ada\"");
        HttpResponse<String> broken = as("eve", "/memories/import", exported + "{\"key\":\"c\"}\n");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("line 3: content is missing");
    }

    @Test
    void mcp_clients_of_both_eras_call_the_same_tools() throws Exception {
        post("/tools/memory_remember", "{\"key\":\"k\",\"content\":\"over REST\"}");
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"memory_recall\","
                + "\"arguments\":{\"key\":\"k\"},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        HttpResponse<String> modern = send(request("/mcp", call)
                .header("accept", "application/json, text/event-stream")
                .header("mcp-protocol-version", "2026-07-28")
                .header("mcp-method", "tools/call")
                .header("mcp-name", "memory_recall"));
        assertThat(modern.body()).contains("over REST");

        assertThat(read(openSession(), "memory://memories/k")).contains("over REST");
    }

    @Test
    void no_trick_in_an_address_reaches_what_is_not_the_callers() throws Exception {
        as("ada", "/tools/memory_remember", "{\"key\":\"k\",\"content\":\"of ada\"}");
        post("/tools/memory_remember", "{\"key\":\"../etc/passwd\",\"content\":\"a key like any other\"}");
        String session = openSession();

        assertThat(read(session, "memory://memories/..%2Fetc%2Fpasswd")).contains("a key like any other");
        for (String uri : List.of(
                "memory://memories/k",
                "memory://memories/ada/k",
                "memory://ada/k",
                "memory://memories/",
                "memory://memories/%",
                "memory://memories/%00",
                "memory://memories/%ff%fe",
                "memory://memories/..%2f..%2fk",
                "memory://memories/k' OR '1'='1",
                "file:///etc/passwd",
                "http://169.254.169.254/",
                "")) {
            assertThat(read(session, uri)).as(uri).contains("\"error\"").doesNotContain("of ada", "root:");
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("\"level\":\"error\"");
    }

    private String openSession() throws Exception {
        String initialize =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
        HttpResponse<String> opened =
                send(request("/mcp", initialize).header("accept", "application/json, text/event-stream"));
        return opened.headers().firstValue("mcp-session-id").orElseThrow();
    }

    private String read(String session, String uri) throws Exception {
        JsonObject params = JsonObject.builder().put("uri", uri).build();
        String read = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/read\",\"params\":" + params + "}";
        return send(request("/mcp", read)
                        .header("accept", "application/json, text/event-stream")
                        .header("mcp-protocol-version", "2025-11-25")
                        .header("mcp-session-id", session))
                .body();
    }

    @Test
    void a_page_of_a_stranger_cannot_call() throws Exception {
        assertThat(send(request("/tools/memory_reset", "{}").header("origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/mcp", "{}").header("origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    private void assertRefused(String tool, String arguments, String sentence) throws Exception {
        HttpResponse<String> answer = post("/tools/" + tool, arguments);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + running.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
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
        return send(request(path, body).header("authorization", bearer(user)));
    }

    private static String bearer(String user) {
        return "Bearer " + new Tokens(Secret.of(KEY), Clock.systemUTC()).issue(user, Duration.ofMinutes(5));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.parse(response.body()).asObject().orElseThrow();
    }
}
