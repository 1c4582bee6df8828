package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher.Condition;
import dev.dmcp.application.port.ProcessLauncher.Launch;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ProcessLauncher.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatingSystemLauncherTest {

    /** Neither it nor its grandchild, which left the session, listens to polite signals. */
    private static final String DEAF_FAMILY =
            "trap '' TERM; setsid sh -c \"trap '' TERM; echo grandchild; while :; do sleep 1; done\" & "
                    + "while :; do sleep 1; done";

    @TempDir
    Path folder;

    private final OperatingSystemLauncher launcher =
            new OperatingSystemLauncher(new OwnSession(TestPrograms.SEARCH_PATH, TestPrograms.become()));
    private final ProcessTable table = ProcessTable.ofThisSystem();
    private final ProcessTree tree = new ProcessTree(table);
    private final List<ProcessIdentity> launched = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        for (ProcessIdentity process : launched) {
            launcher.signal(process, Signal.KILL);
            Eventually.isTrue(() -> tree.members(process).isEmpty(), () -> tree.members(process));
        }
    }

    private ProcessIdentity launch(String... command) {
        return launch(launcher, List.of(command));
    }

    private ProcessIdentity launch(OperatingSystemLauncher by, List<String> command) {
        ProcessIdentity process =
                by.launch(new Launch("demo", folder.toString(), command, folder, Map.of("COLOUR", "blue"), log()));
        launched.add(process);
        return process;
    }

    private Path log() {
        return folder.resolve("logs").resolve("demo.log");
    }

    private void awaitLog(String text) {
        Eventually.isTrue(() -> readLog().contains(text), this::readLog);
    }

    private String readLog() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void a_process_leads_a_session_and_a_group_of_its_own() {
        ProcessIdentity process = launch("sh", "-c", "echo up; exec sleep 1000");
        awaitLog("up");

        ProcessEntry entry = table.entry(process.pid()).orElseThrow();
        assertThat(entry.session()).isEqualTo(process.pid());
        assertThat(entry.group()).isEqualTo(process.pid());
        assertThat(launcher.look(process)).isEqualTo(new Condition.Running());
    }

    @Test
    void its_output_goes_to_a_file_and_its_input_comes_from_nowhere() throws IOException {
        ProcessIdentity process = launch("sh", "-c", "echo out; echo err >&2; exec sleep 1000");
        awaitLog("err");

        Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        assertThat(Files.readSymbolicLink(descriptors.resolve("0"))).isEqualTo(Path.of("/dev/null"));
        assertThat(Files.readSymbolicLink(descriptors.resolve("1"))).isEqualTo(log().toRealPath());
        assertThat(Files.readSymbolicLink(descriptors.resolve("2"))).isEqualTo(log().toRealPath());
        assertThat(readLog()).isEqualTo("out\nerr\n");
    }

    @Test
    void it_gets_its_environment_and_an_instance_id() {
        ProcessIdentity process = launch("sh", "-c", "echo $COLOUR $DMCP_INSTANCE; exec sleep 1000");

        awaitLog("blue " + process.instance());
    }

    @Test
    void a_polite_signal_ends_the_whole_tree() {
        ProcessIdentity process = launch("sh", "-c", "sleep 1000 & sleep 1000 & echo up; wait");
        awaitLog("up");
        Eventually.isTrue(() -> tree.members(process).size() == 3, () -> tree.members(process));

        launcher.signal(process, Signal.TERMINATE);

        Eventually.isTrue(() -> tree.members(process).isEmpty(), () -> tree.members(process));
        assertThat(launcher.look(process)).isEqualTo(new Condition.Ended(OptionalInt.of(143), false));
    }

    @Test
    void a_family_that_ignores_the_polite_signal_is_killed_with_those_who_left_the_session() {
        ProcessIdentity process = launch("sh", "-c", DEAF_FAMILY);
        awaitLog("grandchild");
        launcher.signal(process, Signal.TERMINATE);
        assertThat(launcher.look(process)).isEqualTo(new Condition.Running());

        launcher.signal(process, Signal.KILL);

        Eventually.isTrue(() -> tree.members(process).isEmpty(), () -> tree.members(process));
    }

    @Test
    void grandchildren_are_known_when_their_parent_has_ended() {
        ProcessIdentity process = launch("sh", "-c", "setsid sleep 1000 & exit 3");

        Eventually.isTrue(
                () -> launcher.look(process).equals(new Condition.Ended(OptionalInt.of(3), true)),
                () -> launcher.look(process));
        launcher.signal(process, Signal.TERMINATE);

        Eventually.isTrue(
                () -> launcher.look(process).equals(new Condition.Ended(OptionalInt.of(3), false)),
                () -> launcher.look(process));
    }

    @Test
    void a_reused_pid_is_nobodys_child() throws IOException, InterruptedException {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            ProcessIdentity old = new ProcessIdentity(stranger.pid(), "another start", "another instance");

            assertThat(launcher.look(old)).isEqualTo(new Condition.Ended(OptionalInt.empty(), false));
            launcher.signal(old, Signal.KILL);

            assertThat(launcher.usage(old)).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void what_an_earlier_supervisor_started_is_found_by_its_owner() {
        ProcessIdentity process = launch("sh", "-c", "sleep 1000 & echo up; wait");
        awaitLog("up");

        OperatingSystemLauncher later =
                new OperatingSystemLauncher(new OwnSession(TestPrograms.SEARCH_PATH, TestPrograms.become()));

        assertThat(later.survivors(folder.toString())).singleElement().satisfies(survivor -> {
            assertThat(survivor.service()).isEqualTo("demo");
            assertThat(survivor.process()).isEqualTo(process);
        });
        assertThat(later.survivors("/somewhere/else")).isEmpty();
    }

    @Test
    void the_holder_of_a_port_is_named() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(launcher.portOwner(socket.getLocalPort())).hasValueSatisfying(owner -> {
                assertThat(owner.pid()).hasValue(ProcessHandle.current().pid());
                assertThat(owner.description()).contains("java");
            });
            ProcessIdentity process = launch("sleep", "1000");
            assertThat(launcher.isHeldByAnother(process, socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void a_free_port_has_no_holder() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(launcher.portOwner(port)).isEmpty();
    }

    @Test
    void memory_and_time_are_those_of_the_whole_tree() {
        ProcessIdentity process = launch("sh", "-c", "sleep 1000 & echo up; wait");
        awaitLog("up");

        assertThat(launcher.usage(process).orElseThrow().memoryBytes()).isGreaterThan(100_000);
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> launch("no-such-program"))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("cannot start `no-such-program`: there is no such program");
    }

    @Test
    void where_there_is_no_setsid_this_program_makes_the_session_itself() {
        OperatingSystemLauncher without =
                new OperatingSystemLauncher(new OwnSession(folder.toString(), TestPrograms.become()));

        ProcessIdentity process = launch(without, List.of("/bin/sh", "-c", "echo up; exec sleep 1000"));
        awaitLog("up");

        ProcessEntry entry = table.entry(process.pid()).orElseThrow();
        assertThat(entry.session()).isEqualTo(process.pid());
        assertThat(table.description(process.pid())).isEqualTo("sleep 1000");
    }
}
