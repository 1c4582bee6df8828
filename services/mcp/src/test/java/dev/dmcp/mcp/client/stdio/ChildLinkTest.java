package dev.dmcp.mcp.client.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.conformance.FixtureServer;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real child processes: our own server, and shells that misbehave. */
class ChildLinkTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void a_server_on_stdio_is_started_called_and_stopped(EraChoice era) throws Exception {
        ClientOptions options = options().withEra(era);
        try (McpClient client = Connect.toCommand(fixture(), options)) {
            assertThat(client.callTool("test_simple_text", JsonObject.empty()).content())
                    .hasSize(1);
        }
    }

    @Test
    void a_server_that_ends_at_the_first_question_is_started_again_as_an_older_one() throws Exception {
        // Ends on anything but initialize, as some older servers do.
        ChildCommand command = shell("""
                read line
                case "$line" in
                  *initialize*) echo '{"jsonrpc":"2.0","id":1001,"result":{"protocolVersion":"2025-06-18",\
                "capabilities":{},"serverInfo":{"name":"old","version":"1"}}}'; cat >/dev/null;;
                  *) exit 1;;
                esac""");
        try (McpClient client = Connect.toCommand(command, options())) {
            assertThat(client.server().version()).isEqualTo(ProtocolVersion.V2025_06_18);
            assertThat(client.server().server().name()).isEqualTo("old");
        }
    }

    @Test
    void what_a_dying_server_said_last_is_told() {
        ChildCommand command = shell("echo 'no database' >&2; sleep 0.2; exit 3");
        assertThatThrownBy(() -> Connect.toCommand(command, options()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("no database");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        ChildCommand command = ChildCommand.of(List.of("/no/such/program"));
        assertThatThrownBy(() -> Connect.toCommand(command, options())).isInstanceOf(LinkException.class);
    }

    @Test
    void a_child_that_ignores_every_wish_goes_with_all_that_it_started() throws Exception {
        Path pids = folder.resolve("pids");
        // The wrapper, and a grandchild that outlives it, both deaf to TERM.
        ChildLink link = ChildLink.start(shell("""
                trap '' TERM
                (trap '' TERM; while :; do sleep 1; done) &
                echo $$ $! > %s.part && mv %s.part %s
                while :; do sleep 1; done""".formatted(pids, pids, pids)).withGrace(Duration.ofMillis(200)));
        List<ProcessHandle> family = family(pids);
        assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

        link.close();

        assertThat(link.isAlive()).isFalse();
        awaitGone(family);
    }

    @Test
    void a_wrapper_that_ends_at_once_does_not_leave_its_server_behind() throws Exception {
        Path pids = folder.resolve("pids");
        ChildLink link = ChildLink.start(shell("""
                (while :; do sleep 1; done) &
                echo $! > %s.part && mv %s.part %s""".formatted(pids, pids, pids)).withGrace(Duration.ofMillis(200)));
        List<ProcessHandle> family = family(pids);

        link.close();

        awaitGone(family);
    }

    @Test
    void a_child_that_takes_too_much_memory_is_killed_with_its_children_and_says_why() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "perl is used to take memory");
        var said = new LinkedBlockingQueue<String>();
        var exit = new CompletableFuture<Integer>();
        ChildCommand greedy = ChildCommand.of(
                        List.of("/bin/sh", "-c", "perl -e '$x = \"x\" x (96 << 20); sleep 60' & wait"))
                .withMaxMemoryBytes(64 << 20)
                .withListener(listener(said, exit));
        try (ChildLink link = ChildLink.start(greedy)) {
            assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(137);
            assertThat(said.poll(20, TimeUnit.SECONDS)).contains("MiB of memory, more than its 64");
            assertThat(link.isAlive()).isFalse();
        }
    }

    @Test
    void where_memory_runs_out_a_child_goes_before_we_do() throws Exception {
        Path ours = Path.of("/proc/self/oom_score_adj");
        Assumptions.assumeTrue(Files.isReadable(ours), "Linux alone has an order");
        try (ChildLink child = ChildLink.start(ChildCommand.of(List.of("/bin/cat")))) {
            Path theirs = Path.of("/proc/" + child.pid() + "/oom_score_adj");
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (number(theirs) == number(ours) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(number(theirs)).isEqualTo(800).isGreaterThan(number(ours));
        }
    }

    /** The first line: read in two pieces while it changes, a longer number gives some of itself again. */
    private static int number(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return Integer.parseInt(lines.findFirst().orElseThrow().strip());
        }
    }

    @Test
    void a_child_sees_nothing_of_our_environment_but_what_it_is_given() throws Exception {
        var said = new LinkedBlockingQueue<String>();
        ChildCommand curious = shell("echo \"${HOME:-nothing} $GIVEN\" >&2")
                .withOnlyEnvironment(Map.of("GIVEN", "this"))
                .withListener(listener(said, new CompletableFuture<>()));
        try (ChildLink link = ChildLink.start(curious)) {
            assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("nothing this");
            assertThat(link.pid()).isPositive();
        }
    }

    /** Another process starts a child and is killed: the child that ignores the end of its input, and its own child, go too. */
    @Test
    void nothing_is_left_when_the_parent_is_killed() throws Exception {
        Path pids = folder.resolve("pids");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        pids.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> family = family(pids);
        assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly().waitFor();

        awaitGone(family);
    }

    /** The program that is killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            String pids = arguments[0];
            ChildLink link = ChildLink.start(shell("""
                    trap '' TERM HUP
                    (trap '' TERM HUP; while :; do sleep 1; done) &
                    echo $$ $! > %s.part && mv %s.part %s
                    while :; do sleep 1; done""".formatted(pids, pids, pids)));
            new CountDownLatch(link.isAlive() ? 1 : 0).await();
        }
    }

    private static ChildListener listener(LinkedBlockingQueue<String> said, CompletableFuture<Integer> exit) {
        return new ChildListener() {
            @Override
            public void said(String line) {
                said.add(line);
            }

            @Override
            public void ended(long pid, int exitCode) {
                exit.complete(exitCode);
            }
        };
    }

    private static void awaitGone(List<ProcessHandle> family) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (family.stream().anyMatch(ChildLinkTest::runs) && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
        }
        assertThat(family).noneMatch(ChildLinkTest::runs);
    }

    /** Nobody may have reaped an orphan yet: a zombie does not run. */
    private static boolean runs(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    private static List<ProcessHandle> family(Path pids) throws Exception {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!Files.exists(pids) && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
        }
        return List.of(Files.readString(pids).strip().split(" ")).stream()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static ChildCommand shell(String script) {
        return ChildCommand.of(List.of("/bin/sh", "-c", script));
    }

    private static ChildCommand fixture() {
        return ChildCommand.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                FixtureServer.class.getName(),
                "stdio"));
    }

    private static ClientOptions options() {
        return ClientOptions.of(new Implementation("test", "1"))
                .withTimeout(Duration.ofSeconds(30))
                .withProbeTimeout(Duration.ofSeconds(30));
    }
}
