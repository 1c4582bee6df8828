package dev.dmcp.application.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.port.HttpCaller.Answer;
import dev.dmcp.application.port.HttpCaller.Request;
import dev.dmcp.application.project.StackReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunEndpointChecksTest {

    private static final List<EndpointCheck> CHECKS = EndpointCheckPlanner.plan(
            StackReader.read("dmcp.yaml", """
                    version: 1
                    name: demo
                    services:
                      server:     { kind: java, path: a, port: 3000, health: /health }
                      mcp-memory: { kind: java, path: b, port: 3001, health: /health, mcp: { path: /mcp } }
                      mcp-api:    { kind: java, path: c, port: 3002, health: /health, mcp: { path: /mcp } }
                    """, Map.of()).orFail());

    private final List<String> calls = new ArrayList<>();

    private List<EndpointCheck.Result> run(HttpCaller caller) {
        return new RunEndpointChecks((request, timeout) -> {
                    calls.add(request.method() + " " + request.target());
                    return caller.call(request, timeout);
                })
                .run(CHECKS);
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        return new Answer.Received(status, headers, body, Duration.ofMillis(7));
    }

    @Test
    void every_documented_endpoint_and_a_handshake_of_each_era_is_called() {
        run((request, timeout) -> new Answer.Nothing("connection refused"));

        assertThat(calls)
                .containsExactly(
                        "GET http://127.0.0.1:3001/health",
                        "GET http://127.0.0.1:3001/tools",
                        "POST http://127.0.0.1:3001/tools/memory_remember",
                        "POST http://127.0.0.1:3001/tools/memory_recall",
                        "POST http://127.0.0.1:3001/mcp",
                        "POST http://127.0.0.1:3001/mcp",
                        "GET http://127.0.0.1:3002/health",
                        "GET http://127.0.0.1:3002/servers",
                        "GET http://127.0.0.1:3002/tools",
                        "POST http://127.0.0.1:3002/tools/execute",
                        "POST http://127.0.0.1:3002/mcp",
                        "POST http://127.0.0.1:3002/mcp");
    }

    @Test
    void silence_an_error_and_a_wrong_answer_fail_each_with_its_reason() {
        List<EndpointCheck.Result> results = run((request, timeout) -> failing(request));

        assertThat(results)
                .noneMatch(
                        result -> result.passed() && !result.check().expected().isEmpty());
        assertThat(results.get(1).detail()).isEqualTo("HTTP 500: broken");
        assertThat(results.get(2).detail()).startsWith("the answer lacks `dmcp-mcp-test`: ");
        assertThat(results.get(3).detail()).isEqualTo("connection refused");
    }

    private static Answer failing(Request request) {
        return switch (request.target().substring(request.target().lastIndexOf('/'))) {
            case "/tools" -> answer(500, Map.of(), "broken");
            case "/memory_recall" -> new Answer.Nothing("connection refused");
            default -> answer(200, Map.of(), "something else");
        };
    }

    @Test
    void a_session_that_a_handshake_opened_is_closed() {
        run((request, timeout) -> answer(200, Map.of("mcp-session-id", "abc"), ""));

        assertThat(calls).contains("DELETE http://127.0.0.1:3001/mcp", "DELETE http://127.0.0.1:3002/mcp");
    }
}
