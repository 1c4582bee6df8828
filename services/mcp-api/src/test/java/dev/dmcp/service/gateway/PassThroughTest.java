package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.await;
import static dev.dmcp.service.gateway.TestGateway.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.Wishes;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes through the gateway during a call, from servers of either era to clients of either era. */
class PassThroughTest {
    private static final JsonObject NOTHING = JsonObject.empty();

    @TempDir
    private Path folder;

    private TestGateway gateway;
    private final List<Message.Notification> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        gateway = new TestGateway(folder, Map.of("MCP_TIMEOUT_SECONDS", "20"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"MODERN,false", "LEGACY,false", "MODERN,true", "LEGACY,true"})
    void questions_reach_the_client_one_after_the_other_and_answers_go_back(EraChoice era, boolean older)
            throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient mcp = connect(era, new Person("Ada"))) {
            gateway.register(mcp, "talk", upstream.url());

            assertThat(mcp.callTool("talk__ask", NOTHING).content()).containsExactly(Content.text("Ada 1 and Ada 2"));
            assertThat(mcp.callTool("talk__think", NOTHING).structured().toString())
                    .contains("it is 42");
            assertThat(mcp.callTool("talk__roots", NOTHING).structured().toString())
                    .contains("file:///home/ada");
        }
        assertThat(gateway.log()).doesNotContain("\"level\":\"error\"");
    }

    @ParameterizedTest
    @CsvSource({"MODERN,false", "LEGACY,false", "MODERN,true", "LEGACY,true"})
    void a_client_that_cannot_be_asked_hears_why_the_call_failed(EraChoice era, boolean older) throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient mcp = connect(era, InputResponder.none())) {
            gateway.register(mcp, "talk", upstream.url());

            assertThat(outcome(mcp, "talk__ask"))
                    .containsIgnoringCase("capability")
                    .isNotEmpty();
        }
    }

    private static String outcome(McpClient mcp, String tool) throws Exception {
        try {
            ToolResult result = mcp.callTool(tool, NOTHING);
            assertThat(result.isError()).isTrue();
            return result.toString().replace("does not support", "capability").replace("answers", "capability");
        } catch (RpcException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void many_callers_at_once_are_each_asked_their_own_questions(boolean older) throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient first = connect(EraChoice.LEGACY, new Person("Ada"))) {
            gateway.register(first, "talk", upstream.url());
            var answers = new CopyOnWriteArrayList<String>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 12; i++) {
                String name = "Person" + i;
                EraChoice era = i % 2 == 0 ? EraChoice.MODERN : EraChoice.LEGACY;
                threads.add(Thread.ofVirtual().start(() -> answers.add(name + ": " + asked(era, name))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).hasSize(12).allSatisfy(line -> {
                String name = line.substring(0, line.indexOf(':'));
                assertThat(line).contains(name + " 1 and " + name + " 2");
            });
        }
    }

    private String asked(EraChoice era, String name) {
        try (McpClient mcp = connect(era, new Person(name))) {
            return mcp.callTool("talk__ask", NOTHING).content().toString();
        } catch (Exception e) {
            return e.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({"MODERN,false", "LEGACY,false", "MODERN,true", "LEGACY,true"})
    void progress_and_the_log_lines_that_a_client_wants_come_before_the_answer(EraChoice era, boolean older)
            throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient mcp = connect(era, InputResponder.none())) {
            gateway.register(mcp, "talk", upstream.url());
            if (era == EraChoice.LEGACY) {
                mcp.request("logging/setLevel", TestGateway.object("{\"level\":\"warning\"}"));
            }
            var progress = new CopyOnWriteArrayList<Long>();

            mcp.callTool(
                    "talk__work",
                    NOTHING,
                    CallOptions.within(Duration.ofSeconds(20))
                            .withProgress(params ->
                                    progress.add(params.integer("progress").orElse(-1))));

            assertThat(progress).containsExactly(50L, 100L);
            await(() -> !logged().isEmpty());
            assertThat(logged()).singleElement().asString().contains("a warning", "talk/inner");
        }
    }

    private List<String> logged() {
        return heard.stream()
                .filter(one -> one.method().equals("notifications/message"))
                .map(one -> one.params().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"MODERN,false", "LEGACY,false", "MODERN,true", "LEGACY,true"})
    void a_call_that_is_cancelled_here_is_cancelled_there(EraChoice era, boolean older) throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient mcp = connect(era, InputResponder.none())) {
            gateway.register(mcp, "talk", upstream.url());
            var cancellation = new Cancellation();
            Thread.ofVirtual().start(() -> {
                await(() -> upstream.waiting.getCount() == 0);
                cancellation.cancel();
            });

            assertThatThrownBy(() -> mcp.callTool(
                            "talk__wait",
                            NOTHING,
                            CallOptions.within(Duration.ofSeconds(20)).withCancellation(cancellation)))
                    .isInstanceOf(CancellationException.class);
            await(() -> upstream.cancelled.getCount() == 0);
            await(() -> gateway.log().contains("\"end\":\"cancelled\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"MODERN,false", "LEGACY,false", "MODERN,true", "LEGACY,true"})
    void changed_lists_and_updated_resources_are_told_at_once(EraChoice era, boolean older) throws Exception {
        try (var upstream = new TalkingUpstream(older);
                McpClient mcp = connect(era, InputResponder.none())) {
            gateway.register(mcp, "talk", upstream.url());
            long began = System.nanoTime();
            try (var _ =
                    mcp.listen(new Wishes(true, true, true, List.of("talk://a", "talk+talk://item/7")), () -> {})) {
                upstream.mcp.add(TalkingUpstream.tool("fresh"), (context, arguments) -> ToolResult.text("fresh"));
                await(() -> hasHeard("notifications/tools/list_changed"));
                await(() -> names(mcp).contains("talk__fresh"));
                // Sooner than the gateway would have looked by itself.
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
                await(() -> upstream.mcp.interests().all().size() == 2);
                upstream.mcp.resourceUpdated("talk://a");
                upstream.mcp.resourceUpdated("talk://item/7");
                await(() -> updates().containsAll(List.of("talk://a", "talk+talk://item/7")));
            }
            if (era == EraChoice.LEGACY) {
                // Who goes away without a word is noticed at the second heartbeat; that is not waited for here.
                await(() -> upstream.mcp.interests().all().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_subscription_outlives_a_restart_of_the_server(boolean older) throws Exception {
        var first = new TalkingUpstream(older);
        try (McpClient mcp = connect(EraChoice.LEGACY, InputResponder.none())) {
            gateway.register(mcp, "talk", first.url());
            try (var _ = mcp.listen(new Wishes(true, true, true, List.of("talk://a")), () -> {})) {
                await(() -> first.mcp.interests().all().size() == 1);
                first.close();
                try (var second = new TalkingUpstream(older, first.port())) {
                    await(() -> second.mcp.interests().all().size() == 1);
                    second.mcp.resourceUpdated("talk://a");
                    await(() -> updates().contains("talk://a"));
                }
            }
        } finally {
            first.close();
        }
    }

    private boolean hasHeard(String method) {
        return heard.stream().anyMatch(one -> one.method().equals(method));
    }

    private List<String> updates() {
        return heard.stream()
                .filter(one -> one.method().equals("notifications/resources/updated"))
                .map(one -> one.params().string("uri").orElse(""))
                .toList();
    }

    @Test
    void resources_prompts_and_completions_of_two_servers_are_told_apart() throws Exception {
        try (var one = new TalkingUpstream(false);
                var two = new TalkingUpstream(true);
                McpClient mcp = connect(EraChoice.MODERN, InputResponder.none())) {
            gateway.register(mcp, "one", one.url());
            gateway.register(mcp, "two", two.url());

            assertThat(mcp.listResources()).extracting(Resource::uri).containsExactly("talk://a", "two+talk://a");
            assertThat(mcp.readResource("two+talk://a").toJson().toString())
                    .contains("\"uri\":\"two+talk://a\"", "it is talk://a");
            assertThat(mcp.readResource("two+talk://item/9").toJson().toString())
                    .contains("item 9");
            assertThat(mcp.readResource("talk://item/8").toJson().toString()).contains("item 8");
            assertThatThrownBy(() -> mcp.readResource("talk://nothing")).hasMessageContaining("not found");
            assertThat(mcp.listResourceTemplates()).hasSize(2);
            assertThat(mcp.getPrompt("two__greet", Map.of("who", "Ada"))
                            .toJson()
                            .toString())
                    .contains("Hello, Ada");
            assertThat(mcp.request(
                                    "completion/complete",
                                    TestGateway.object("{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"one__greet\"},"
                                            + "\"argument\":{\"name\":\"who\",\"value\":\"A\"}}"))
                            .toString())
                    .contains("greet:A");
        }
    }

    @Test
    void no_trick_in_an_address_reaches_a_file_or_another_server() throws Exception {
        try (var upstream = new TalkingUpstream(false);
                McpClient mcp = connect(EraChoice.LEGACY, InputResponder.none())) {
            gateway.register(mcp, "talk", upstream.url());
            for (String uri : List.of(
                    "file:///etc/passwd",
                    "talk+file:///etc/passwd",
                    "talk://../a",
                    "talk://item/../../a",
                    "talk://item/%",
                    "stranger+talk://a",
                    "talk+",
                    "+talk://a",
                    "http://169.254.169.254/",
                    "")) {
                assertThatThrownBy(() -> mcp.readResource(uri)).as(uri).isInstanceOf(RpcException.class);
            }
            assertThat(mcp.readResource("talk://item/..%2f..%2fetc%2fpasswd")
                            .toJson()
                            .toString())
                    .contains("item ../../etc/passwd")
                    .doesNotContain("root:");
        }
        assertThat(gateway.log()).doesNotContain("\"level\":\"error\"");
    }

    @Test
    void an_answer_to_a_call_of_somebody_else_is_refused() throws Exception {
        try (var upstream = new TalkingUpstream(true);
                McpClient mcp = connect(EraChoice.MODERN, new Person("Ada"))) {
            gateway.register(mcp, "talk", upstream.url());
            String ask = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"talk__ask\","
                    + "\"arguments\":{},%s\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}}}}";
            JsonObject asked = TestGateway.object(modern(ask.formatted(""), "ada"));
            String state =
                    asked.object("result").orElseThrow().string("requestState").orElseThrow();
            String answer = ask.formatted(
                    "\"requestState\":\"" + state + "\",\"inputResponses\":{\"q1.question\":{\"action\":\"accept\"}},");

            assertThat(modern(answer, "eve")).contains("\"error\"").contains("requestState");
            assertThat(modern(answer, "ada")).contains("\"inputRequests\":{\"q2.question\"");
        }
    }

    private String modern(String body, String user) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(gateway.uri("/mcp"))
                .header("content-type", "application/json")
                .header("accept", "application/json, text/event-stream")
                .header("mcp-protocol-version", "2026-07-28")
                .header("mcp-method", "tools/call")
                .header("mcp-name", "talk__ask")
                .header("authorization", "Bearer " + TestGateway.TOKENS.issue(user, Duration.ofMinutes(5)))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private McpClient connect(EraChoice era, InputResponder responder) throws Exception {
        return gateway.connect(
                ClientOptions.of(new Implementation("test", "1"))
                        .withEra(era)
                        .withResponder(responder)
                        .withLogLevel("warning")
                        .withNotifications(heard::add),
                HttpAuthorizer.none());
    }

    /** Answers every question with their own name and the question's number, knows the answer, and has a home. */
    private static final class Person implements InputResponder {
        private final String name;
        private int questions;

        Person(String name) {
            this.name = name;
        }

        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(TestGateway.object("{\"elicitation\":{},\"sampling\":{},\"roots\":{}}"));
        }

        @Override
        public synchronized JsonObject answer(InputRequest request) {
            return switch (request) {
                case InputRequest.Elicitation question -> {
                    questions++;
                    yield TestGateway.object(
                            "{\"action\":\"accept\",\"content\":{\"name\":\"" + name + " " + questions + "\"}}");
                }
                case InputRequest.Sampling question ->
                    TestGateway.object("{\"role\":\"assistant\",\"model\":\"m\",\"content\":{\"type\":\"text\","
                            + "\"text\":\"it is 42\"}}");
                case InputRequest.Roots question ->
                    TestGateway.object("{\"roots\":[{\"uri\":\"file:///home/ada\",\"name\":\"home\"}]}");
            };
        }
    }
}
