package dev.dmcp.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModernEndpointTest {
    private final Fixture fixture = Fixture.start();

    @AfterEach
    void stop() {
        fixture.close();
        assertThat(fixture.unexpected).isEmpty();
    }

    @Test
    void a_server_says_what_it_is_without_a_session() throws Exception {
        HttpResponse<String> response = fixture.modern("server/discover", "{}");

        JsonObject result = Fixture.json(response).object("result").orElseThrow();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("mcp-session-id")).isEmpty();
        assertThat(result.array("supportedVersions").orElseThrow().toString()).contains("2026-07-28", "2024-11-05");
        assertThat(result.string("resultType")).contains("complete");
        assertThat(result.integer("ttlMs")).hasValue(3_600_000);
        assertThat(result.object("capabilities").orElseThrow().members())
                .containsKeys("tools", "resources", "prompts", "completions", "extensions");
    }

    @Test
    void a_tool_call_without_news_is_answered_as_plain_json() throws Exception {
        HttpResponse<String> response = fixture.modern("tools/call", "{\"name\":\"test_simple_text\"}");

        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).contains("This is a simple text response");
    }

    @Test
    void progress_comes_as_events_before_the_answer() throws Exception {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"test_tool_with_progress","_meta":{
                  "progressToken":"p","io.modelcontextprotocol/protocolVersion":"2026-07-28",
                  "io.modelcontextprotocol/clientCapabilities":{}}}}""";
        HttpResponse<String> response = fixture.send(fixture.request()
                .header("mcp-protocol-version", "2026-07-28")
                .header("mcp-method", "tools/call")
                .header("mcp-name", "test_tool_with_progress")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.body().split("notifications/progress", -1)).hasSize(4);
        assertThat(response.body().strip()).endsWith("}").contains("\"result\"");
    }

    @Test
    void a_header_that_differs_from_the_body_is_refused() throws Exception {
        HttpResponse<String> response =
                fixture.send(fixture.modernRequest("tools/call", "{\"name\":\"test_simple_text\"}")
                        .setHeader("mcp-name", "another")
                        .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Fixture.code(response)).isEqualTo(ErrorCode.HEADER_MISMATCH);
    }

    @Test
    void an_unknown_method_is_not_found() throws Exception {
        HttpResponse<String> response = fixture.modern("no/such", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Fixture.code(response)).isEqualTo(ErrorCode.METHOD_NOT_FOUND);
    }

    @Test
    void arguments_that_break_the_schema_are_an_error_that_a_model_can_read() throws Exception {
        HttpResponse<String> response = fixture.modern("tools/call", "{\"name\":\"greet\",\"arguments\":{\"name\":5}}");

        JsonObject result = Fixture.json(response).object("result").orElseThrow();
        assertThat(result.bool("isError")).contains(true);
        assertThat(result.toString()).contains("/name");
    }

    @Test
    void a_question_ends_the_round_and_its_answer_ends_the_call() throws Exception {
        String call = "{\"name\":\"test_input_required_result_elicitation\"}";
        JsonObject first = Fixture.json(fixture.modern("tools/call", call))
                .object("result")
                .orElseThrow();
        JsonObject retry = JsonObject.builder()
                .put("name", "test_input_required_result_elicitation")
                .put("requestState", first.string("requestState").orElseThrow())
                .put("inputResponses", Json.parse("""
                        {"user_name":{"action":"accept","content":{"name":"Ada"}}}"""))
                .build();

        HttpResponse<String> second = fixture.modern("tools/call", retry.toString());

        assertThat(first.string("resultType")).contains("input_required");
        assertThat(second.body()).contains("Hello, Ada!");
    }

    @Test
    void a_foreign_host_is_refused() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.modernRequest("tools/list", "{}")
                .header("origin", "https://evil.example")
                .build());

        assertThat(response.statusCode()).isEqualTo(403);
    }
}
