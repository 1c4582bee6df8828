package dev.dmcp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.port.HttpCaller.Answer.Nothing;
import dev.dmcp.application.port.HttpCaller.Answer.Received;
import dev.dmcp.application.port.McpGreeter.Answer;
import dev.dmcp.application.port.McpGreeter.Endpoint;
import dev.dmcp.service.kit.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceGreetingTest {
    private final List<HttpCaller.Request> seen = new ArrayList<>();

    private Answer greet(List<Secret> keys, HttpCaller service) {
        HttpCaller recording = (request, timeout) -> {
            seen.add(request);
            return service.call(request, timeout);
        };
        return new ServiceGreeting("1", keys, recording)
                .greet(new Endpoint("memory", URI.create("http://127.0.0.1:1/mcp")), Duration.ofSeconds(1));
    }

    private static Received ok(String body) {
        return new Received(200, Map.of("content-type", "application/json"), body, Duration.ZERO);
    }

    @Test
    void a_modern_service_is_asked_once_for_each_page() {
        Answer answer = greet(
                List.of(),
                (request, timeout) -> request.body().contains("cursor")
                        ? ok("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"tools\":[{}]}}")
                        : ok("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{},{}],\"nextCursor\":\"x\"}}"));

        assertThat(answer).isEqualTo(new Answer.Speaks("2026-07-28", 3));
        assertThat(seen)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("Mcp-Method", "tools/list")
                        .containsEntry("MCP-Protocol-Version", "2026-07-28"));
    }

    @Test
    void an_older_service_gets_a_session_that_is_ended_again() {
        Answer answer = greet(List.of(), (request, timeout) -> {
            if (request.body().contains("\"initialize\"")) {
                String event = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":"
                        + "{\"protocolVersion\":\"2025-06-18\"}}\n\n";
                return new Received(
                        200, Map.of("content-type", "text/event-stream", "mcp-session-id", "s1"), event, Duration.ZERO);
            }
            return request.headers().containsKey("Mcp-Session-Id")
                    ? ok("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{\"tools\":[{}]}}")
                    : new Received(400, Map.of(), "no session", Duration.ZERO);
        });

        assertThat(answer).isEqualTo(new Answer.Speaks("2025-06-18", 1));
        assertThat(seen.getLast().method()).isEqualTo("DELETE");
    }

    @Test
    void the_key_that_fits_is_found_by_trying() {
        String wrong = "w".repeat(32);
        List<String> tokens = new ArrayList<>();
        Answer answer = greet(List.of(Secret.of(wrong), Secret.of("r".repeat(32))), (request, timeout) -> {
            tokens.add(request.headers().getOrDefault("Authorization", ""));
            return tokens.size() == 1
                    ? new Received(401, Map.of(), "", Duration.ZERO)
                    : ok("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]}}");
        });

        assertThat(answer).isEqualTo(new Answer.Speaks("2026-07-28", 0));
        assertThat(tokens)
                .doesNotHaveDuplicates()
                .allSatisfy(token -> assertThat(token).startsWith("Bearer "));
    }

    @Test
    void what_speaks_no_mcp_or_nothing_is_silent() {
        assertThat(greet(List.of(), (request, timeout) -> new Nothing("connection refused")))
                .isInstanceOf(Answer.Silent.class);
        assertThat(greet(List.of(), (request, timeout) -> ok("<html>hello</html>")))
                .isInstanceOf(Answer.Silent.class);
        assertThat(greet(List.of(), (request, timeout) -> ok(""))).isInstanceOf(Answer.Silent.class);
    }
}
