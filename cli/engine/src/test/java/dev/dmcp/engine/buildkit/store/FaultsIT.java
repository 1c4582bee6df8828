package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.CachePrune;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitCache;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine that dies, and one whose disk is full: an engine of its own, on a disk of 96 MB. */
@ExtendWith(StoreFixture.class)
class FaultsIT {
    private static final String SHELL = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "sh", "-c", "%s"]
            """;

    private static Path disk;
    private static EngineNetwork network;
    private static SecondEngine engine;
    private final Store store;

    FaultsIT(Store store) {
        this.store = store;
    }

    @BeforeAll
    static void startEngine(Store store) throws Exception {
        disk = Files.createDirectories(store.folder.resolve("disk"));
        Programs.run("mount", "-t", "tmpfs", "-o", "size=96m", "dmcp-test", disk.toString());
        network = new EngineNetwork();
        engine = SecondEngine.start(
                store.folder.resolve("faulty"), disk.resolve("data"), network, store.certificates.authority());
    }

    @AfterAll
    static void stopEngine() throws IOException {
        engine.close();
        network.close();
        Programs.run("umount", "-l", disk.toString());
    }

    private ImageBuilder builder() {
        return Store.builder(engine.address(), store.folder, Store.patience(Duration.ofMinutes(1)));
    }

    private ImageBuild build(String name, String command) throws IOException {
        return Store.image(store.context(name, SHELL.formatted(command)), name + ":1", BuildOptions.USUAL);
    }

    private void theNextBuildWorks(String name) throws Exception {
        store.build(builder(), build(name, "/bin/busybox true"));

        assertThat(engine.docker("images", "-q", name + ":1")).isNotBlank();
    }

    @Test
    void an_engine_that_is_killed_ends_the_build_with_a_sentence_and_the_next_one_works() throws Exception {
        String sleep = "/bin/busybox sleep 61.7";
        ImageBuild build = build("killed", "/bin/busybox echo begun; " + sleep);

        try (ImageBuilder.Session session = builder().open(List.of(build), FaultsIT::killAtFirstOutput)) {
            assertThatThrownBy(() -> session.build(build))
                    .isInstanceOf(Failure.EngineUnreachable.class)
                    .hasMessageStartingWith("lost the connection to the builder at `"
                            + engine.address().text())
                    .satisfies(failure -> assertThat(((Failure) failure).hint().orElse(""))
                            .startsWith("check that the engine still runs, then build again"))
                    .satisfies(failure ->
                            assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.ENGINE_UNREACHABLE));
        }
        assertThatThrownBy(() -> builder().open(List.of(build), event -> {}))
                .isInstanceOf(Failure.EngineUnreachable.class);

        endWhatTheKilledEngineRan(sleep);
        engine.start(store.certificates.authority());
        theNextBuildWorks("after-killed");
    }

    private static void killAtFirstOutput(Event event) {
        if (event instanceof Event.Build.StepOutput) {
            try {
                engine.kill();
            } catch (IOException stillThere) {
                throw new AssertionError(stillThere);
            }
        }
    }

    private static void endWhatTheKilledEngineRan(String commandLine) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith(commandLine))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_full_disk_is_named_whether_a_step_or_the_builder_meets_it() throws Exception {
        ImageBuild step = build("full-step", "/bin/busybox dd if=/dev/zero of=/fill bs=1M count=150");
        Path context = store.context("full-copy", "FROM scratch\nCOPY . /\n");
        Path ballast = disk.resolve("ballast");
        Programs.run("fallocate", "-l", "8M", ballast.toString());
        Programs.run("fallocate", "-l", "150M", context.resolve("large").toString());
        ImageBuild copy = Store.image(context, "full-copy:1", BuildOptions.USUAL);

        for (ImageBuild build : List.of(step, copy)) {
            assertThatThrownBy(() -> store.build(builder(), build))
                    .isInstanceOf(Failure.OperationFailed.class)
                    .satisfies(failure -> assertThat(String.valueOf(failure.getMessage()))
                            .containsIgnoringCase("no space left on device"))
                    .satisfies(failure -> assertThat(((Failure) failure).hint().orElse(""))
                            .startsWith("the disk of the engine is full"));
            assertThat(engine.docker("images", "-q", build.tags().getFirst())).isBlank();
        }
        // An engine whose disk is full to the last byte cannot even delete; then it does what `dmcp clean` asks for.
        Files.delete(ballast);
        new BuildKitCache(engine.connector(), engine.address().text())
                .prune(new CachePrune(Optional.empty(), Duration.ZERO, 0));
        theNextBuildWorks("after-full");
    }
}
