package dev.dmcp.cli.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester;
import dev.dmcp.cli.CommandLineTester.Result;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole commands that speak with a real server: over HTTP, and as a program. */
class ServerCommandsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/failures");

    @SuppressWarnings("NullAway.Init") // JUnit sets it before all tests
    private static Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = ExampleServer.http();
    }

    @AfterAll
    static void stop() {
        server.stop(Duration.ZERO);
    }

    private static String url() {
        return "http://127.0.0.1:" + server.port() + "/mcp";
    }

    private Result run(String... words) {
        return new CommandLineTester(folder).run(words);
    }

    /** Calls a command with the words before {@code --}, and the example server behind it. */
    private Result runOnProgram(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleServer.class.getName()));
        return run(all.toArray(String[]::new));
    }

    @Test
    void tools_are_listed_and_one_of_them_explained() {
        assertThat(run("mcp", "tools", url())).isEqualTo(new Result(0, """
                TOOL  ARGUMENTS  KIND      DESCRIPTION
                add   a [b]      reads     Adds two numbers.
                ask   -          -         Asks.
                draw  -          -         Draws.
                fail  -          destroys  Fails.
                """, ""));
        assertThat(run("mcp", "tools", url(), "add").out()).isEqualTo("""
                add
                  Adds two numbers.

                  ARGUMENT  TYPE                  DESCRIPTION
                  a         integer  required     The first
                  b         integer  otherwise 1

                Example:
                  dmcp mcp call %s add --arg a=…
                """.formatted(url()));
        assertThat(Json.parse(run("mcp", "tools", url(), "-o", "json").out()).asArray())
                .hasValueSatisfying(tools -> assertThat(tools.size()).isEqualTo(4));
    }

    @Test
    void a_tool_is_called_with_typed_arguments() throws IOException {
        Files.writeString(folder.resolve("arguments.json"), "{\"a\": 40}");

        assertThat(run("mcp", "call", url(), "add", "--arg", "a=2", "--arg", "b=3")
                        .out())
                .isEqualTo("{\n  \"sum\": 5\n}\n");
        assertThat(run("mcp", "call", url(), "add", "--json", "{\"a\":1,\"b\":1}", "--arg", "b=9")
                        .out())
                .isEqualTo("{\n  \"sum\": 10\n}\n");
        Result json = run("mcp", "call", url(), "add", "--input", "arguments.json", "-a", "b=2", "-o", "json");
        assertThat(json.out()).startsWith("{\"content\":").contains("\"structuredContent\":{\"sum\":42}");
        assertThat(json.code()).isZero();
    }

    @Test
    void progress_goes_to_the_other_stream() {
        assertThat(run("mcp", "call", url(), "add", "--arg", "a=2", "--arg", "b=3")
                        .err())
                .isEqualTo("50/100 half of it\n");
        assertThat(run("mcp", "call", url(), "add", "--arg", "a=2", "--arg", "b=3", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    void pictures_are_a_line() {
        assertThat(run("mcp", "call", url(), "draw").out())
                .isEqualTo("a picture:\n[image, image/png, 2 KiB; `-o json` prints it]\n");
    }

    @Test
    void a_tool_that_failed_makes_the_command_fail() {
        assertThat(run("mcp", "call", url(), "fail"))
                .isEqualTo(
                        new Result(1, "the disk is full\n", "error: `fail` of `" + url() + "` says that it failed\n"));
        assertThat(run("mcp", "call", url(), "fail", "-o", "json").out()).contains("\"isError\":true");
    }

    @Test
    void without_a_terminal_questions_are_declined() {
        assertThat(run("mcp", "call", url(), "ask").out()).isEqualTo("they said decline\n");
    }

    @Test
    void resources_and_prompts_are_listed_and_read() {
        assertThat(run("mcp", "resources", url()).out()).isEqualTo("""
                RESOURCE         NAME      TYPE        DESCRIPTION
                test://greeting  greeting  text/plain
                """);
        assertThat(run("mcp", "resources", url(), "test://greeting").out()).isEqualTo("hello\n");
        assertThat(run("mcp", "prompts", url()).out()).isEqualTo("""
                PROMPT   ARGUMENTS  DESCRIPTION
                welcome  name       Welcomes someone.
                """);
        assertThat(run("mcp", "prompts", url(), "welcome", "--arg", "name=Ada").out())
                .isEqualTo("user: Welcome, Ada!\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void a_server_says_what_it_is_in_either_era(String era) {
        Result result = run("mcp", "inspect", url(), "--era", era);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("server       example 1.2\naddress      " + url() + "\nprotocol     20")
                .contains(era.equals("modern") ? "2026-07-28 (stateless)" : "2025-11-25 (sessions)")
                .contains("tools        4\nresources    1\ntemplates    0\nprompts      1\n")
                .endsWith("\n\nGreet before you add.\n");
    }

    @Test
    void a_server_that_is_a_program_is_started_for_the_command_alone() {
        Result result = runOnProgram("mcp", "call", "add", "--arg", "a=1", "--arg", "b=1");

        assertThat(result.out()).as(result.err()).isEqualTo("{\n  \"sum\": 2\n}\n");
        assertThat(servers()).allMatch(ServerCommandsTest::endsSoon);
        assertThat(runOnProgram("mcp", "list", "-v").err()).isEqualTo("the example server listens\n");
    }

    private static List<ProcessHandle> servers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ExampleServer"))
                .toList();
    }

    /** What has ended is listed until this process has heard of it. */
    private static boolean endsSoon(ProcessHandle process) {
        return process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .thenApply(ended -> !ended.isAlive())
                .join();
    }

    @Test
    void services_of_the_stack_are_known_by_name() throws IOException {
        stack();

        assertThat(run("mcp", "list").out()).isEqualTo("""
                        NAME     SERVER       PROTOCOL    TOOLS  RESOURCES  PROMPTS
                        example  example 1.2  2026-07-28  4      1          1
                        """);
        assertThat(run("mcp", "call", "example", "fail").err()).startsWith("error: `fail` of `example` says");
    }

    private void stack() throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), """
                version: 1
                name: demo
                services:
                  example: { kind: node, path: ., port: %d, mcp: { path: /mcp } }
                """.formatted(server.port()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "cursor", "vscode"})
    void clients_are_told_of_the_stack_in_json_of_their_own(String client) throws IOException {
        stack();
        Result result = run("mcp", "config", client);

        var root = Json.parse(result.out()).asObject().orElseThrow();
        var servers =
                root.object(client.equals("vscode") ? "servers" : "mcpServers").orElseThrow();
        assertThat(servers.members()).containsOnlyKeys("example", "memory", "demo-stack");
        assertThat(servers.object("example").orElseThrow().string("url")).contains(url());
        assertThat(servers.object("demo-stack").orElseThrow().get("args").orElseThrow())
                .hasToString("[\"mcp\",\"serve\",\"stack\",\"-C\",\"" + folder + "\"]");
    }

    @Test
    void what_goes_wrong_is_said_with_what_to_try() throws IOException {
        stack();
        SoftAssertions all = new SoftAssertions();
        matches(all, "mcp-no-server", run("mcp", "tools", "http://127.0.0.1:1/mcp"));
        matches(all, "mcp-no-host", run("mcp", "tools", "http://my_service:8080/mcp"));
        matches(all, "mcp-user-in-url", run("mcp", "tools", "http://ada:secret@127.0.0.1:8080/mcp"));
        matches(all, "mcp-no-program", run("mcp", "tools", "--", "/nonexistent/server"));
        matches(all, "mcp-nothing-named", run("mcp", "tools"));
        matches(all, "mcp-unknown-service", run("mcp", "tools", "exampel"));
        matches(all, "mcp-unknown-tool", run("mcp", "call", "example", "ad"));
        matches(all, "mcp-no-tool-named", run("mcp", "call", "example"));
        matches(all, "mcp-wrong-arguments", run("mcp", "call", "example", "add", "--json", "{\"aa\":1,\"b\":\"x\"}"));
        matches(all, "mcp-unreadable-argument", run("mcp", "call", "example", "add", "--arg", "a=two"));
        matches(all, "mcp-unreadable-json", run("mcp", "call", "example", "add", "--json", "{a:1}"));
        matches(all, "mcp-unknown-resource", run("mcp", "resources", "example", "test://nothing"));
        matches(all, "mcp-unknown-client", run("mcp", "config", "emacs"));
        all.assertAll();
    }

    @Test
    void who_serves_nothing_known_is_told_what_there_is() throws IOException {
        SoftAssertions all = new SoftAssertions();
        matches(all, "mcp-serve-nothing", run("mcp", "serve", "everything"));
        matches(all, "mcp-serve-no-stack", run("mcp", "serve", "stack"));
        all.assertAll();
    }

    private void matches(SoftAssertions all, String name, Result result) throws IOException {
        String actual = "exit code %d\n%s%s"
                .formatted(result.code(), result.out(), result.err())
                .replace(folder.toString(), "FOLDER")
                .replace(Integer.toString(server.port()), "PORT");
        Path golden = GOLDEN.resolve(name + ".txt");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (Boolean.getBoolean("golden.update") && !expected.equals(actual)) {
            Files.writeString(golden, actual);
        }
        all.assertThat(actual)
                .as("%s; -Dgolden.update=true rewrites it", golden)
                .isEqualTo(expected);
    }
}
