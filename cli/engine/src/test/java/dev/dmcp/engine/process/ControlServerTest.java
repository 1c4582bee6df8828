package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.supervise.Supervisor;
import dev.dmcp.application.supervise.SupervisorLoop;
import dev.dmcp.application.supervise.SupervisorTools;
import dev.dmcp.engine.probe.NetworkProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real socket before a real loop that has nothing to supervise. */
class ControlServerTest {

    @TempDir
    private Path project;

    private final SupervisorLoop loop = new SupervisorLoop();
    private StateFolder folder = new StateFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = new StateFolder(project.resolve(".dmcp"));
        folder.create();
    }

    private Supervisor supervisor() {
        OwnSession sessions = new OwnSession(TestPrograms.SEARCH_PATH, TestPrograms.become());
        return new Supervisor(
                folder.owner(),
                ProcessHandle.current().pid(),
                new SupervisorTools(
                        new OperatingSystemLauncher(sessions),
                        new NetworkProbe(),
                        new LogFiles(folder.logs()),
                        new MemoryFile(folder.memory()),
                        InstantSource.system(),
                        Runnable::run,
                        Runnable::run));
    }

    private CompletableFuture<Optional<JsonFields>> ask(JsonFields request) {
        ControlClient client = new ControlClient(folder.socket());
        return CompletableFuture.supplyAsync(() -> client.ask(request), ControlServerTest::onItsOwnThread);
    }

    private static CompletableFuture<Void> close(ControlServer server) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        server.close();
                    } catch (IOException problem) {
                        throw new IllegalStateException(problem);
                    }
                },
                ControlServerTest::onItsOwnThread);
    }

    private static void onItsOwnThread(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    @Test
    void an_answer_under_way_goes_out_before_the_server_is_closed() throws Exception {
        ControlServer server = new ControlServer(folder.socket(), loop);
        CompletableFuture<Optional<JsonFields>> answer = ask(JsonFields.empty().put("do", "end"));
        Thread.sleep(Duration.ofMillis(200));

        CompletableFuture<Void> closed = close(server);
        Thread.sleep(Duration.ofMillis(200));
        assertThat(closed).isNotDone();
        loop.run(supervisor());

        closed.join();
        assertThat(answer.join()).isPresent();
    }

    @Test
    void one_who_only_waits_for_a_change_keeps_nobody() throws Exception {
        ControlServer server = new ControlServer(folder.socket(), loop);
        CompletableFuture<Optional<JsonFields>> change =
                ask(JsonFields.empty().put("do", "await").put("revision", 7L).put("millis", 60_000L));
        Thread.sleep(Duration.ofMillis(200));

        assertThat(close(server)).succeedsWithin(Duration.ofSeconds(1));
        assertThat(change).isNotDone();
    }
}
