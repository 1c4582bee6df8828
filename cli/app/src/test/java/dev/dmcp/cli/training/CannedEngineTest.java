package dev.dmcp.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester;
import dev.dmcp.engine.buildkit.filesync.ContextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start-up cache is trained on must be the usual way of each command, not a failure. */
class CannedEngineTest {
    @TempDir
    Path folder;

    @Test
    void the_commands_of_the_training_take_their_usual_ways() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), Training.PROJECT);
        Path socket = folder.resolve("engine.sock");
        try (CannedEngine _ = new CannedEngine(socket, Training.running(folder))) {
            CommandLineTester tester = new CommandLineTester(folder).with("DOCKER_HOST", "unix://" + socket);

            assertThat(tester.run("up").err()).isEqualTo("everything runs as it should\n");
            CommandLineTester.Result ps = tester.run("ps");
            assertThat(ps.code()).isZero();
            assertThat(ps.out()).contains("127.0.0.1:8080->80/tcp", "healthy");
            assertThat(tester.run("logs", "--tail", "1").code()).isZero();
            assertThat(tester.run("down", "--dry-run").out()).contains("stop container");
        }
    }

    @Test
    void the_stack_of_the_training_is_built_and_running() throws IOException, InterruptedException {
        Path socket = folder.resolve("engine.sock");
        Path stack = Files.createDirectory(folder.resolve("stack"));
        try (CannedEngine _ = StackTraining.in(stack).engine(socket, new ContextFiles())) {
            CommandLineTester tester = new CommandLineTester(stack).with("DOCKER_HOST", "unix://" + socket);

            assertThat(tester.run("build").out()).contains("up to date").doesNotContain("built");
            assertThat(tester.run("up", "prod").err()).isEqualTo("everything runs as it should\n");
            assertThat(tester.run("ps", "prod").code()).isZero();
        }
    }
}
