package dev.dmcp.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.service.kit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an endpoint refuses, and what it lets go of. */
class GuardTest {
    /** Lets in whoever says a name: a stand-in for a token. */
    private static final Gate NAMED =
            request -> new Gate.Verdict.Admitted(request.header("x-name").map(name -> new Caller(name, Set.of())));

    private final Fixture fixture = Fixture.start(settings -> settings.withGate(NAMED)
            .withOptions(new EndpointOptions(
                    Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(500))));

    @AfterEach
    void stop() {
        fixture.close();
        assertThat(fixture.unexpected).isEmpty();
    }

    @Test
    void a_name_that_was_rebound_to_this_machine_is_refused() throws Exception {
        assertThat(statusFor("POST /mcp HTTP/1.1\r\nHost: evil.example:80\r\nContent-Length: 0\r\n\r\n"))
                .contains("403");
    }

    @Test
    void the_loopback_address_is_a_good_name() throws Exception {
        assertThat(statusFor("GET /mcp HTTP/1.1\r\nHost: [::1]:" + fixture.uri().getPort() + "\r\n\r\n"))
                .contains("400");
    }

    @Test
    void a_body_that_is_not_json_by_its_own_account_is_refused() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .setHeader("content-type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(2 << 20)))
                .build());
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void ten_thousand_levels_of_json_are_refused() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofString("[".repeat(10_000)))
                .build());
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_session_of_somebody_else_is_unknown() throws Exception {
        HttpResponse<String> opened = fixture.send(fixture.request()
                .header("x-name", "ada")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}"""))
                .build());
        String session = opened.headers().firstValue("mcp-session-id").orElseThrow();

        assertThat(ping(session, "ada")).isEqualTo(200);
        assertThat(ping(session, "bob")).isEqualTo(404);
    }

    @Test
    void a_signed_state_of_somebody_else_is_refused() throws Exception {
        String call = "{\"name\":\"test_input_required_result_tampered_state\"}";
        HttpResponse<String> first = fixture.send(fixture.modernRequest("tools/call", call)
                .header("x-name", "ada")
                .build());
        String state = Fixture.json(first)
                .object("result")
                .orElseThrow()
                .string("requestState")
                .orElseThrow();
        String retry = Json.parse(call).asObject().orElseThrow().toBuilder()
                .put("requestState", state)
                .put("inputResponses", Json.parse("{\"confirm\":{\"action\":\"accept\",\"content\":{\"ok\":true}}}"))
                .build()
                .toString();

        assertThat(fixture.send(fixture.modernRequest("tools/call", retry)
                                .header("x-name", "ada")
                                .build())
                        .body())
                .contains("integrity-ok");
        assertThat(fixture.send(fixture.modernRequest("tools/call", retry)
                                .header("x-name", "bob")
                                .build())
                        .body())
                .contains("\"error\"");
    }

    @Test
    void a_client_that_goes_away_has_cancelled_its_call() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        fixture.mcp.add(
                new Tool(
                        "wait",
                        "Waits",
                        Json.parse("{\"type\":\"object\"}").asObject().orElseThrow()),
                (context, arguments) -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return ToolResult.text("slept");
                });
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), fixture.uri().getPort())) {
            String body = """
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"wait","_meta":{
                      "io.modelcontextprotocol/protocolVersion":"2026-07-28",
                      "io.modelcontextprotocol/clientCapabilities":{}}}}""";
            write(
                    socket,
                    "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: wait\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(firstLine(socket)).contains("200");
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void batches_are_answered_where_the_revision_has_them() throws Exception {
        String session = open("2025-03-26");
        HttpResponse<String> response = fixture.send(fixture.request()
                .header("mcp-session-id", session)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},
                         {"jsonrpc":"2.0","id":2,"method":"nonsense"}]"""))
                .build());
        assertThat(Json.parse(response.body()).asArray().orElseThrow().size()).isEqualTo(2);

        HttpResponse<String> refused = fixture.send(fixture.request()
                .header("mcp-session-id", open("2025-11-25"))
                .POST(HttpRequest.BodyPublishers.ofString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]"))
                .build());
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private String open(String version) throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                                + version + "\"}}"))
                .build());
        return response.headers().firstValue("mcp-session-id").orElseThrow();
    }

    private int ping(String session, String name) throws Exception {
        return fixture.send(fixture.inSession(session)
                        .header("x-name", name)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}"))
                        .build())
                .statusCode();
    }

    private String statusFor(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), fixture.uri().getPort())) {
            write(socket, request);
            return firstLine(socket);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String firstLine(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return Optional.ofNullable(reader.readLine()).orElse("");
    }
}
