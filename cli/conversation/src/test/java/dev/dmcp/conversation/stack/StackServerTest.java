package dev.dmcp.conversation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.LineLink;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackServerTest {
    private static final StackFacts STACK =
            new StackFacts("shop", List.of("local", "prod"), List.of("prod"), List.of("web", "db"));

    private final List<List<String>> ran = new ArrayList<>();

    private StackProgram answering(int code, String out, String err) {
        return (words, events) -> {
            ran.add(words);
            return new StackProgram.Ended(code, out, err);
        };
    }

    private static McpClient connect(StackServer server, EraChoice era) throws IOException, InterruptedException {
        Pipe toServer = Pipe.open();
        Pipe toClient = Pipe.open();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                server.serve(
                        Channels.newInputStream(toServer.source()),
                        Channels.newOutputStream(toClient.sink()),
                        Throwable::printStackTrace);
            } catch (IOException over) {
                // The client has gone.
            }
        });
        LineLink link = LineLink.over(
                Channels.newInputStream(toClient.source()),
                Channels.newOutputStream(toServer.sink()),
                1 << 20,
                noise -> {});
        return Connect.over(
                link,
                ClientOptions.of(new Implementation("test", "1")).withEra(era).withTimeout(Duration.ofSeconds(20)));
    }

    private static JsonObject arguments(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    private StackServer watching(StackProgram program) {
        return StackServer.watching("1", STACK, program);
    }

    private StackServer changing(StackProgram program) {
        return StackServer.changing("1", STACK, program, Optional.of(new Remembered()));
    }

    @ParameterizedTest
    @EnumSource(
            value = EraChoice.class,
            names = {"MODERN", "LEGACY"})
    void without_leave_nothing_is_offered_that_changes_the_stack(EraChoice era)
            throws IOException, InterruptedException {
        try (McpClient client = connect(watching(answering(0, "[]", "")), era)) {
            assertThat(client.listTools())
                    .extracting(Tool::name)
                    .containsExactly("stack_config", "stack_logs", "stack_status");
            assertThat(client.listTools())
                    .allSatisfy(tool -> assertThat(tool.annotations())
                            .hasValueSatisfying(
                                    hints -> assertThat(hints.isReadOnly()).isTrue()));
            assertThatThrownBy(() -> client.callTool("stack_down", JsonObject.empty()))
                    .hasMessageContaining("Unknown tool: stack_down");
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void every_tool_that_cuts_somebody_off_says_so() throws IOException, InterruptedException {
        try (McpClient client = connect(changing(answering(0, "", "")), EraChoice.MODERN)) {
            List<Tool> tools = client.listTools();
            assertThat(tools)
                    .filteredOn(tool -> tool.annotations()
                            .map(ToolAnnotations::isDestructive)
                            .orElse(false))
                    .extracting(Tool::name)
                    .containsExactly("stack_down", "stack_restart", "stack_restore", "stack_up");
            assertThat(tools)
                    .filteredOn(tool ->
                            !tool.annotations().map(ToolAnnotations::isReadOnly).orElse(false))
                    .extracting(Tool::name)
                    .containsExactly(
                            "stack_backup", "stack_build", "stack_down", "stack_restart", "stack_restore", "stack_up");
        }
        StackServer forgetful = StackServer.changing("1", STACK, answering(0, "", ""), Optional.empty());
        try (McpClient client = connect(forgetful, EraChoice.MODERN)) {
            assertThat(client.listTools()).extracting(Tool::name).doesNotContain("stack_backup", "stack_restore");
        }
    }

    /** A backup that is always the same. */
    private static final class Remembered implements StackBackup {
        @Override
        public Kept write() {
            return new Kept(Path.of("/backups/memories.jsonl"), 2, 99);
        }

        @Override
        public long restore(String name) {
            if (!name.equals("memories.jsonl")) {
                throw new Failure.InvalidInput("there is no backup `" + name + "`");
            }
            return 2;
        }
    }

    @Test
    void status_is_what_ps_prints_and_its_verdict() throws IOException, InterruptedException {
        try (McpClient client = connect(
                watching(answering(1, "[{\"service\":\"web\",\"state\":\"exited\"}]\n", "")), EraChoice.MODERN)) {
            ToolResult result =
                    client.callTool("stack_status", arguments("{\"environment\":\"prod\",\"services\":[\"web\"]}"));

            assertThat(result.isError()).isFalse();
            assertThat(result.structured().orElseThrow())
                    .hasToString("{\"healthy\":false,\"services\":[{\"service\":\"web\",\"state\":\"exited\"}]}");
        }
        assertThat(ran).containsExactly(List.of("ps", "prod", "web", "-o", "json"));
    }

    @Test
    void the_words_of_each_tool_are_those_of_a_command() throws IOException, InterruptedException {
        try (McpClient client = connect(changing(answering(0, "ok\n", "")), EraChoice.MODERN)) {
            client.callTool("stack_logs", arguments("{\"services\":[\"db\"],\"since\":\"5m\",\"grep\":\"error\"}"));
            client.callTool("stack_config", JsonObject.empty());
            client.callTool(
                    "stack_build", arguments("{\"environment\":\"prod\",\"services\":[\"web\"],\"force\":true}"));
            client.callTool("stack_up", arguments("{\"environment\":\"local\",\"build\":true}"));
            client.callTool("stack_down", arguments("{\"environment\":\"prod\"}"));
            client.callTool("stack_restart", arguments("{\"services\":[\"web\"]}"));
        }
        assertThat(ran.stream().map(words -> String.join(" ", words)))
                .containsExactly(
                        "logs db --tail 100 --since 5m --grep error",
                        "config prod",
                        "build --env prod --force -o json web --progress json",
                        "up local --build --progress json",
                        "down -y prod --progress json",
                        "restart web --progress json");
    }

    @Test
    void arguments_that_are_no_service_or_environment_never_reach_a_command() throws IOException, InterruptedException {
        try (McpClient client = connect(changing(answering(0, "", "")), EraChoice.MODERN)) {
            for (String arguments :
                    List.of("{\"services\":[\"--volumes\"]}", "{\"environment\":\"-f\"}", "{\"volumes\":true}")) {
                assertThat(client.callTool("stack_down", arguments(arguments)).isError())
                        .as(arguments)
                        .isTrue();
            }
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void a_command_that_fails_says_why() throws IOException, InterruptedException {
        try (McpClient client = connect(changing(answering(1, "", "error: port 80 is taken\n")), EraChoice.MODERN)) {
            ToolResult result = client.callTool("stack_up", JsonObject.empty());

            assertThat(result.isError()).isTrue();
            assertThat(result.content().getFirst().toJson().string("text")).contains("error: port 80 is taken");
        }
    }

    @Test
    void events_of_a_command_become_progress() throws IOException, InterruptedException {
        List<String> news = new ArrayList<>();
        StackProgram program = (words, events) -> {
            events.accept("{\"event\":\"started\",\"id\":\"s1\",\"operation\":\"build web\"}");
            events.accept("{\"event\":\"output\",\"source\":\"web\",\"line\":\"noise\"}");
            events.accept("{\"event\":\"done\",\"id\":\"s1\",\"operation\":\"build web\"}");
            return new StackProgram.Ended(0, "[]", "");
        };
        try (McpClient client = connect(changing(program), EraChoice.MODERN)) {
            client.callTool(
                    "stack_build",
                    JsonObject.empty(),
                    CallOptions.within(Duration.ofSeconds(20))
                            .withProgress(
                                    params -> news.add(params.get("progress").orElseThrow() + " "
                                            + params.string("message").orElse(""))));
        }
        assertThat(news).containsExactly("1 started: build web", "2 done: build web");
    }

    @ParameterizedTest
    @EnumSource(
            value = EraChoice.class,
            names = {"MODERN", "LEGACY"})
    void who_cancels_interrupts_the_command(EraChoice era) throws IOException, InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Consumer<CountDownLatch> wait = forever -> {
            try {
                forever.await();
            } catch (InterruptedException stop) {
                interrupted.countDown();
            }
        };
        StackProgram program = (words, events) -> {
            began.countDown();
            wait.accept(new CountDownLatch(1));
            return new StackProgram.Ended(130, "", "");
        };
        Cancellation cancellation = new Cancellation();
        try (McpClient client = connect(changing(program), era)) {
            Thread.ofVirtual().start(() -> {
                try {
                    began.await();
                    cancellation.cancel();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThatThrownBy(() -> client.callTool(
                            "stack_up",
                            JsonObject.empty(),
                            CallOptions.within(Duration.ofSeconds(20)).withCancellation(cancellation)))
                    .isInstanceOfAny(CancellationException.class, LinkException.class);
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_backup_says_where_it_is() throws IOException, InterruptedException {
        try (McpClient client = connect(changing(answering(0, "", "")), EraChoice.MODERN)) {
            assertThat(client.callTool("stack_backup", JsonObject.empty())
                            .structured()
                            .orElseThrow())
                    .hasToString("{\"file\":\"/backups/memories.jsonl\",\"memories\":2,\"bytes\":99}");
            assertThat(client.callTool("stack_restore", arguments("{\"file\":\"memories.jsonl\"}"))
                            .structured()
                            .orElseThrow())
                    .hasToString("{\"memories\":2}");
            assertThat(client.callTool("stack_restore", arguments("{\"file\":\"../x\"}"))
                            .isError())
                    .isTrue();
        }
    }
}
