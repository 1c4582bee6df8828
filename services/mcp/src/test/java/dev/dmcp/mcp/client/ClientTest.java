package dev.dmcp.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.conformance.FixtureServer;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold in both eras, whatever carries the messages: here, pipes within the process. */
class ClientTest {
    private static final JsonObject NOTHING = JsonObject.empty();
    private static final Implementation TEST = new Implementation("test", "1");

    @Test
    void a_server_of_both_eras_is_spoken_to_in_the_newer_one() throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(EraChoice.AUTO))) {
            assertThat(memory.client.server().version()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(memory.client.server().server().name()).isEqualTo("dmcp-conformance-fixture");
            assertThat(memory.client.server().offers("tools")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void tools_are_listed_and_called(EraChoice era) throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(era))) {
            assertThat(memory.client.listTools()).extracting(Tool::name).contains("test_simple_text", "greet");
            ToolResult result = memory.client.callTool("greet", object("{\"name\":\"Ada\"}"));
            assertThat(result.content()).containsExactly(Content.text("Hello, Ada!"));
            assertThat(memory.unexpected).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_tool_that_fails_says_so_in_its_result(EraChoice era) throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(era))) {
            assertThat(memory.client.callTool("test_error_handling", NOTHING).isError())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_tool_that_nobody_knows_is_an_error_of_the_protocol(EraChoice era) throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(era))) {
            assertThatThrownBy(() -> memory.client.callTool("no_such_tool", NOTHING))
                    .isInstanceOf(RpcException.class)
                    .hasMessageContaining("no_such_tool");
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void questions_of_the_server_are_answered_on_the_way(EraChoice era) throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(era).withResponder(new Ada()))) {
            ToolResult result = memory.client.callTool("test_input_required_result_multi_round", NOTHING);
            assertThat(result.content()).containsExactly(Content.text("Multi-round complete for Ada who likes green"));
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void progress_reaches_the_caller_in_order(EraChoice era) throws Exception {
        List<Long> seen = new ArrayList<>();
        CallOptions call = CallOptions.within(Duration.ofSeconds(20))
                .withProgress(progress -> seen.add(progress.integer("progress").orElse(-1)));
        try (InMemory memory = new InMemory(FixtureServer.create(), options(era))) {
            memory.client.callTool("test_tool_with_progress", NOTHING, call);
        }
        assertThat(seen).containsExactly(0L, 50L, 100L);
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_cancelled_call_stops_the_tool(EraChoice era) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        McpServer server = McpServer.of(TEST).add(tool("wait"), (context, arguments) -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                stopped.countDown();
                throw e;
            }
            return ToolResult.text("slept");
        });
        Cancellation cancellation = new Cancellation();
        CallOptions call = CallOptions.within(Duration.ofSeconds(30)).withCancellation(cancellation);
        try (InMemory memory = new InMemory(server, options(era))) {
            Thread.ofVirtual().start(() -> cancelWhen(started, cancellation));
            assertThatThrownBy(() -> memory.client.callTool("wait", NOTHING, call))
                    .isInstanceOf(CancellationException.class);
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void cancelWhen(CountDownLatch started, Cancellation cancellation) {
        try {
            if (started.await(20, TimeUnit.SECONDS)) {
                cancellation.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_call_that_takes_too_long_fails_in_time(EraChoice era) throws Exception {
        McpServer server = McpServer.of(TEST).add(tool("wait"), (context, arguments) -> {
            Thread.sleep(60_000);
            return ToolResult.text("slept");
        });
        try (InMemory memory = new InMemory(server, options(era))) {
            CallOptions call = CallOptions.within(Duration.ofMillis(200));
            assertThatThrownBy(() -> memory.client.callTool("wait", NOTHING, call))
                    .isInstanceOf(LinkException.Timeout.class);
        }
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_client_that_listens_hears_of_new_tools(EraChoice era) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        McpServer server = McpServer.of(TEST).add(tool("first"), (context, arguments) -> ToolResult.text("1"));
        ClientOptions options = options(era).withNotifications(notification -> heard.add(notification.method()));
        try (InMemory memory = new InMemory(server, options)) {
            memory.client.listen(Wishes.listChanges(), () -> {});
            if (memory.client.server().version().isModern()) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("notifications/subscriptions/acknowledged");
            }
            assertThat(changeUntilHeard(server, heard)).isEqualTo("notifications/tools/list_changed");
        }
    }

    /** The subscription begins a moment after its acknowledgement, so a first change may come too early. */
    private static String changeUntilHeard(McpServer server, BlockingQueue<String> heard) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            server.add(tool("tool_" + i), (context, arguments) -> ToolResult.text("2"));
            String method = heard.poll(200, TimeUnit.MILLISECONDS);
            if (method != null) {
                return method;
            }
        }
        return "nothing";
    }

    @Test
    void a_call_that_became_a_task_gives_its_result_all_the_same() throws Exception {
        try (InMemory memory =
                new InMemory(FixtureServer.create(), options(EraChoice.AUTO).withResponder(new Ada()))) {
            ToolResult result = memory.client.callTool("confirm_delete", NOTHING);
            assertThat(result.content()).containsExactly(Content.text("deleted: accept"));
        }
    }

    @Test
    void lists_of_several_pages_come_whole() throws Exception {
        McpServer server =
                McpServer.of(TEST, Optional.empty(), Optional.empty(), ServerOptions.DEFAULT.withPageSize(2));
        for (int i = 0; i < 5; i++) {
            server.add(tool("tool_" + i), (context, arguments) -> ToolResult.text("ok"));
        }
        try (InMemory memory = new InMemory(server, options(EraChoice.AUTO))) {
            assertThat(memory.client.listTools())
                    .extracting(Tool::name)
                    .containsExactly("tool_0", "tool_1", "tool_2", "tool_3", "tool_4");
        }
    }

    @Test
    void prompts_and_resources_are_read() throws Exception {
        try (InMemory memory = new InMemory(FixtureServer.create(), options(EraChoice.AUTO))) {
            assertThat(memory.client.listResources()).hasSize(3);
            assertThat(memory.client.listResourceTemplates()).hasSize(1);
            assertThat(memory.client
                            .readResource("test://template/42/data")
                            .toJson()
                            .toString())
                    .contains("Data for ID: 42");
            assertThat(memory.client
                            .getPrompt("test_prompt_with_arguments", Map.of("arg1", "x", "arg2", "y"))
                            .toJson()
                            .toString())
                    .contains("arg1='x', arg2='y'");
        }
    }

    private static ClientOptions options(EraChoice era) {
        return ClientOptions.of(TEST).withEra(era).withTimeout(Duration.ofSeconds(20));
    }

    private static Tool tool(String name) {
        return new Tool(name, "A tool", object("{\"type\":\"object\"}"));
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    /** Says what Ada would say. */
    private static final class Ada implements InputResponder {
        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(object("{\"elicitation\":{}}"));
        }

        @Override
        public JsonObject answer(InputRequest request) {
            return object(
                    "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\",\"color\":\"green\",\"confirm\":true}}");
        }
    }
}
