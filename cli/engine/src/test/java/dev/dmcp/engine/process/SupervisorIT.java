package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ProcessLauncher.Signal;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.RestartPolicy;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorGate.Verb;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor in a process of its own, with services that are real processes, and everything that can go wrong. */
class SupervisorIT {

    private static final RestartPolicy QUICK =
            new RestartPolicy(2, Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(60));

    @TempDir
    Path project;

    private final OwnSession sessions = new OwnSession(TestPrograms.SEARCH_PATH, TestPrograms.become());
    private final OperatingSystemLauncher launcher = new OperatingSystemLauncher(sessions);
    private final ProcessTree tree = new ProcessTree(ProcessTable.ofThisSystem());
    private StateFolder folder = new StateFolder(Path.of(""));
    private BackgroundGate gate = BackgroundForTests.gate(folder, sessions);

    @BeforeEach
    void openNothingYet() {
        folder = new StateFolder(project.resolve(".dmcp"));
        gate = BackgroundForTests.gate(folder, sessions);
    }

    @AfterEach
    void leaveNothing() throws InterruptedException {
        if (gate.status().isSupervised()) {
            gate.close();
        }
        List<String> left = ours();
        launcher.survivors(folder.owner()).forEach(survivor -> launcher.signal(survivor.process(), Signal.KILL));
        assertThat(left).isEmpty();
    }

    /** Everything that a supervisor of this project ever started and that still runs. */
    private List<String> ours() {
        return launcher.survivors(folder.owner()).stream()
                .map(survivor -> survivor.service() + " " + survivor.process().pid())
                .toList();
    }

    private LocalService sh(String name, String script) {
        return LocalService.of(name, project, List.of("sh", "-c", script))
                .withTimes(Duration.ofSeconds(30), Duration.ofMillis(300), QUICK);
    }

    private void start(LocalService... services) throws InterruptedException {
        gate.open();
        List<LocalService> all = List.of(services);
        gate.define(all);
        gate.tell(Verb.START, all.stream().map(LocalService::name).toList());
    }

    private ServiceReport report(String service) {
        return gate.status().service(service).orElseThrow();
    }

    private ServiceReport until(String service, String state) {
        Eventually.isTrue(() -> report(service).state().equals(state), gate::status);
        return report(service);
    }

    private ProcessIdentity untilHealthy(String service) {
        Eventually.isTrue(() -> report(service).isHealthy(), gate::status);
        return report(service).process().orElseThrow();
    }

    private static void kill9(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private long killSupervisor() {
        long pid = gate.status().supervisor().orElseThrow();
        kill9(pid);
        Eventually.isTrue(() -> !gate.status().isSupervised(), gate::status);
        return pid;
    }

    @Test
    void a_killed_service_comes_back_without_what_the_old_one_left() throws InterruptedException {
        start(sh("web", "sleep 1000 & wait"));
        ProcessIdentity first = untilHealthy("web");
        Eventually.isTrue(() -> tree.members(first).size() == 2, () -> tree.members(first));

        kill9(first.pid());

        Eventually.isTrue(() -> report("web").restarts() == 1 && report("web").isHealthy(), gate::status);
        assertThat(report("web").process().orElseThrow().pid()).isNotEqualTo(first.pid());
        assertThat(report("web").lastExit()).contains("exit code 137");
        assertThat(tree.members(first)).isEmpty();
    }

    @Test
    void services_outlive_a_killed_supervisor_and_the_next_one_takes_them_over() throws InterruptedException {
        start(sh("web", "exec sleep 1000"), sh("db", "exec sleep 1000"));
        ProcessIdentity web = untilHealthy("web");
        ProcessIdentity db = untilHealthy("db");

        long first = killSupervisor();
        assertThat(report("web").state()).isEqualTo("running");
        assertThat(report("web").detail()).isEqualTo("no supervisor runs");
        assertThat(gate.status().isAllHealthy()).isFalse();

        gate.open();
        assertThat(untilHealthy("web")).isEqualTo(web);
        assertThat(untilHealthy("db")).isEqualTo(db);
        assertThat(gate.status().supervisor().orElseThrow()).isNotEqualTo(first);

        gate.close();
        assertThat(ours()).isEmpty();
    }

    @Test
    void when_both_were_killed_the_state_is_told_truly_and_a_start_mends_it() throws InterruptedException {
        LocalService web = sh("web", "exec sleep 1000");
        LocalService db = sh("db", "exec sleep 1000");
        start(web, db);
        ProcessIdentity killed = untilHealthy("web");
        ProcessIdentity alive = untilHealthy("db");
        killSupervisor();
        kill9(killed.pid());
        Eventually.isTrue(() -> tree.members(killed).isEmpty(), () -> tree.members(killed));

        assertThat(report("web").state()).isEqualTo("crashed");
        assertThat(report("web").detail()).isEqualTo("ended while no supervisor ran");

        start(web, db);
        assertThat(untilHealthy("web").pid()).isNotEqualTo(killed.pid());
        assertThat(untilHealthy("db")).isEqualTo(alive);
    }

    @Test
    void a_crash_loop_ends_and_says_why() throws InterruptedException {
        start(sh("web", "echo cannot go on; exit 7"));

        ServiceReport crashed = until("web", "crashed");

        assertThat(crashed.detail()).isEqualTo("ended by itself with exit code 7 (3 times in a row)");
        assertThat(crashed.restarts()).isEqualTo(2);
        assertThat(new LogFiles(folder.logs()).lastLines("web", 10))
                .containsExactly("cannot go on", "cannot go on", "cannot go on");
    }

    @Test
    void a_stranger_with_the_pid_of_a_dead_service_is_left_alone() throws InterruptedException, IOException {
        start(sh("web", "exec sleep 1000"));
        ProcessIdentity web = untilHealthy("web");
        killSupervisor();
        kill9(web.pid());
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            String state = Files.readString(folder.memory());
            String pid = "\"processId\":" + web.pid();
            assertThat(state).contains(pid);
            Files.writeString(folder.memory(), state.replace(pid, "\"processId\":" + stranger.pid()));

            gate.open();
            assertThat(report("web").state()).isEqualTo("crashed");
            gate.close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_taken_port_is_refused_by_name_although_the_stranger_answers() throws IOException, InterruptedException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();
            start(sh("web", "exec sleep 1000").withPort(port, URI.create("tcp://127.0.0.1:" + port)));

            ServiceReport crashed = until("web", "crashed");

            assertThat(crashed.detail())
                    .startsWith("port " + port + " is taken by `")
                    .contains("(pid " + ProcessHandle.current().pid() + ")");
            assertThat(crashed.process()).isEmpty();
        }
    }

    @Test
    void a_family_that_ignores_polite_signals_is_gone_after_a_stop() throws InterruptedException {
        start(sh(
                "web",
                "trap '' TERM; setsid sh -c \"trap '' TERM; while :; do sleep 1; done\" & "
                        + "while :; do sleep 1; done"));
        ProcessIdentity web = untilHealthy("web");
        Eventually.isTrue(() -> tree.members(web).size() >= 4, () -> tree.members(web));

        gate.tell(Verb.STOP, List.of("web"));

        Eventually.isTrue(() -> tree.members(web).isEmpty(), () -> tree.members(web));
    }

    @Test
    void the_supervisor_ends_by_itself_when_everything_was_stopped() throws InterruptedException {
        start(sh("web", "exec sleep 1000"));
        untilHealthy("web");

        gate.tell(Verb.STOP, List.of("web"));

        Eventually.isTrue(() -> !gate.status().isSupervised(), gate::status);
        assertThat(report("web").state()).isEqualTo("stopped");
        assertThat(folder.socket()).doesNotExist();
    }

    @Test
    void one_that_ended_before_it_was_told_anything_is_opened_again() throws InterruptedException {
        gate.open();
        long first = killSupervisor();

        gate.define(List.of(sh("web", "exec sleep 1000")));
        gate.tell(Verb.START, List.of("web"));

        untilHealthy("web");
        assertThat(gate.status().supervisor().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void many_who_open_at_once_get_one_supervisor() throws InterruptedException {
        Set<Long> supervisors = ConcurrentHashMap.newKeySet();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(Thread.ofPlatform().start(() -> supervisors.add(openAnother())));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(supervisors).hasSize(1);
        start(sh("web", "exec sleep 1000"));
        untilHealthy("web");
    }

    private long openAnother() {
        BackgroundGate another = BackgroundForTests.gate(folder, sessions);
        try {
            another.open();
            return another.status().supervisor().orElseThrow();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Test
    void a_terminal_that_closes_takes_neither_supervisor_nor_service_with_it()
            throws IOException, InterruptedException {
        // The session of the terminal: the command, and a shell that waits as an interactive one would.
        List<String> command = TestPrograms.java(
                BackgroundForTests.class.getName(), "start", folder.path().toString());
        String script = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                + "; echo done; sleep 1000";
        Process terminal = new ProcessBuilder("setsid", "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("terminal.log").toFile())
                .start();
        Eventually.isTrue(
                () -> read(project.resolve("terminal.log")).contains("done"),
                () -> read(project.resolve("terminal.log")));
        ProcessIdentity sleeper = untilHealthy("sleeper");
        long supervisor = gate.status().supervisor().orElseThrow();

        new ProcessBuilder("kill", "-HUP", "--", "-" + terminal.pid()).start().waitFor();
        assertThat(terminal.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(tree.leader(sleeper)).isPresent();
        assertThat(gate.status().supervisor()).hasValue(supervisor);
        assertThat(untilHealthy("sleeper")).isEqualTo(sleeper);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void a_service_goes_on_when_its_log_cannot_take_another_line() throws IOException, InterruptedException {
        folder.create();
        // Every write to it fails as on a full disk.
        Files.createSymbolicLink(new LogFiles(folder.logs()).fileOf("web"), Path.of("/dev/full"));
        start(sh("web", "while :; do echo a line; sleep 0.05; done"));

        ProcessIdentity web = untilHealthy("web");

        Eventually.isTrue(() -> report("web").memoryBytes().isPresent(), gate::status);
        assertThat(report("web").process()).contains(web);
        assertThat(report("web").restarts()).isZero();
    }

    /** Needs a disk that can be filled without harm, which only root may make. */
    @Test
    @EnabledIf("isRoot")
    void a_full_disk_is_told_and_ends_nothing() throws IOException, InterruptedException {
        folder.create();
        run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=256k",
                "dmcp-test",
                folder.path().toString());
        try {
            folder.create();
            start(sh("web", "while :; do echo 0123456789012345678901234567890123456789; done"));
            ProcessIdentity web = untilHealthy("web");

            Eventually.isTrue(() -> gate.status().problem().isPresent(), gate::status);
            assertThat(gate.status().problem().orElseThrow()).contains("no space left");
            assertThat(report("web").process()).contains(web);

            gate.tell(Verb.RESTART, List.of("web"));
            Eventually.isTrue(
                    () -> report("web").isHealthy()
                            && !report("web").process().orElseThrow().equals(web),
                    gate::status);
            assertThat(tree.members(web)).isEmpty();
            gate.close();
        } finally {
            run("umount", "--lazy", folder.path().toString());
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    @Test
    void a_state_folder_that_was_removed_hides_nothing() throws InterruptedException, IOException {
        LocalService web = sh("web", "exec sleep 1000");
        start(web);
        ProcessIdentity forgotten = untilHealthy("web");
        killSupervisor();
        Files.delete(folder.memory());

        SupervisorStatus status = gate.status();
        assertThat(status.services()).singleElement().satisfies(report -> {
            assertThat(report.name()).isEqualTo("web");
            assertThat(report.process()).contains(forgotten);
        });

        gate.open();
        Eventually.isTrue(() -> tree.members(forgotten).isEmpty(), () -> tree.members(forgotten));
    }
}
