package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.names;
import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How calls are found, limited, refused, counted and remembered. */
class GatewayCallsTest {
    @TempDir
    private Path folder;

    @Test
    void many_tools_hide_behind_a_search_and_a_call() throws Exception {
        try (var gateway = new TestGateway(folder, Map.of("GATEWAY_TOOL_SEARCH", "auto"));
                var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(gateway)) {
            gateway.register(mcp, "talk", upstream.url());
            assertThat(names(mcp)).contains("talk__work").doesNotContain("mcp_tool_search");

            for (int i = 0; i < 120; i++) {
                upstream.mcp.add(
                        new Tool(
                                "number" + i,
                                i == 77 ? "Waters the roses." : "Does nothing.",
                                object("{\"type\":\"object\"}")),
                        (context, arguments) -> ToolResult.structured(arguments));
            }
            TestGateway.await(() -> names(mcp).contains("mcp_tool_search"));

            assertThat(names(mcp)).hasSizeLessThan(20).contains("mcp_tool_call", "mcp_server_list");
            ToolResult found = mcp.callTool("mcp_tool_search", object("{\"query\":\"water a rose\",\"limit\":3}"));
            assertThat(found.structured().toString()).contains("talk__number77", "\"of\":");
            ToolResult called =
                    mcp.callTool("mcp_tool_call", object("{\"name\":\"talk__number77\",\"arguments\":{\"a\":1}}"));
            assertThat(called.structured()).contains(object("{\"a\":1}"));
            assertThat(mcp.callTool("mcp_tool_call", object("{\"name\":\"talk__none\"}"))
                            .isError())
                    .isTrue();
        }
    }

    @Test
    void a_server_that_hangs_is_left_alone_after_a_while_and_tried_again() throws Exception {
        try (var gateway = new TestGateway(folder, Map.of("MCP_TIMEOUT_SECONDS", "1"));
                var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(gateway)) {
            gateway.register(mcp, "talk", upstream.url());

            assertThat(statuses(gateway, "talk__hang", 5)).containsOnly(504);
            HttpResponse<String> refused = gateway.execute("talk__work", "{}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("the server `talk` has failed again and again", "next attempt in");
            assertThat(metrics(gateway)).contains("gateway_breaker{server=\"talk\"} 2");

            TestGateway.await(() -> statuses(gateway, "talk__work", 1).equals(List.of(200)));
            assertThat(metrics(gateway))
                    .contains("gateway_breaker{server=\"talk\"} 0")
                    .contains("gateway_calls_total{server=\"talk\",tool=\"hang\",end=\"timeout\"} 5")
                    .contains("gateway_call_seconds_count{server=\"talk\"}");
        }
    }

    @Test
    void more_calls_than_a_server_gets_wait_and_more_than_may_wait_are_refused() throws Exception {
        try (var gateway = new TestGateway(folder, Map.of("MCP_CONCURRENCY", "1", "MCP_TIMEOUT_SECONDS", "3"));
                var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(gateway)) {
            gateway.register(mcp, "talk", upstream.url());
            var answers = new CopyOnWriteArrayList<HttpResponse<String>>();
            var callers = new ArrayList<Thread>();
            for (int i = 0; i < 12; i++) {
                callers.add(Thread.ofVirtual().start(() -> answers.add(execute(gateway, "talk__hang"))));
            }
            TestGateway.await(() -> answers.size() >= 6);
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .anyMatch(body -> body.contains("the server `talk` is busy: 1 calls are under way"));
            upstream.released.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200, 503)
                    .contains(200, 503);
        }
    }

    @Test
    void every_call_leaves_one_line_that_says_who_and_how_and_not_what() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (var gateway = new TestGateway(
                        folder, Map.of("GATEWAY_AUDIT_FILE", file.toString(), "GATEWAY_AUDIT_ARGUMENTS", "redacted"));
                var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(gateway)) {
            gateway.register(mcp, "talk", upstream.url());
            gateway.execute("talk__work", "{\"password\":\"hunter2\"}");
            mcp.callTool("talk__work", object("{}"));
            mcp.readResource("talk://a");
            mcp.getPrompt("talk__greet", Map.of("who", "Ada"));
        }
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"via\":\"rest\",\"server\":\"talk\",\"tool\":\"work\"",
                                        "\"password\":\"text of 7\""),
                        line -> assertThat(line)
                                .contains("\"via\":\"mcp\",\"server\":\"talk\",\"tool\":\"work\"", "\"end\":\"ok\""),
                        line -> assertThat(line).contains("\"resource\":\"talk://a\""),
                        line -> assertThat(line).contains("\"prompt\":\"greet\"", "\"who\":\"text of 3\""));
    }

    @Test
    void a_tool_that_is_denied_is_neither_listed_nor_called() throws Exception {
        try (var gateway = new TestGateway(folder, Map.of());
                var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(gateway)) {
            String body = "{\"name\":\"talk\",\"url\":\"" + upstream.url()
                    + "\",\"allowTools\":[\"w*\"],\"denyTools\":[\"*ait\"]}";
            assertThat(gateway.send("POST", "/servers", body).statusCode()).isEqualTo(201);
            TestGateway.await(() -> names(mcp).contains("talk__work"));

            assertThat(names(mcp)).doesNotContain("talk__wait", "talk__ask");
            assertThat(gateway.execute("talk__wait", "{}").statusCode()).isEqualTo(404);
            assertThat(gateway.execute("talk__work", "{}").statusCode()).isEqualTo(200);
        }
    }

    private static List<Integer> statuses(TestGateway gateway, String tool, int times) {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            statuses.add(execute(gateway, tool).statusCode());
        }
        return statuses;
    }

    private static HttpResponse<String> execute(TestGateway gateway, String tool) {
        try {
            return gateway.execute(tool, "{}");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String metrics(TestGateway gateway) throws Exception {
        return gateway.send("GET", "/metrics", "").body();
    }

    private static McpClient connect(TestGateway gateway) throws Exception {
        return gateway.connect(ClientOptions.of(new Implementation("test", "1")), HttpAuthorizer.none());
    }
}
