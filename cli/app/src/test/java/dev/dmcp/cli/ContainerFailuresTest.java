package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.project.GoldenText;
import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when commands about containers cannot do their work; no engine is needed to see it. */
class ContainerFailuresTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("root.directory"), "cli/app/src/test/resources/failures");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: demo
                services:
                  web: { image: demo, depends_on: [db] }
                  db: { image: demo }
                """);
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder)
                .with("DOCKER_HOST", "unix:///nonexistent/engine.sock")
                .run(arguments);
    }

    private static void assertFailure(Result result, int code, String golden) throws IOException {
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        GoldenText.compare(GOLDEN.resolve(golden), result.err());
    }

    @Test
    void no_engine_has_an_exit_code_of_its_own() throws IOException {
        assertFailure(run("up"), 3, "no-engine.err");
        assertFailure(run("ps"), 3, "no-engine.err");
        assertFailure(run("logs"), 3, "no-engine.err");
        assertFailure(run("down"), 3, "no-engine.err");
    }

    @Test
    void an_unknown_service_is_wrong_input() throws IOException {
        assertFailure(run("up", "wbe"), 2, "unknown-service-up.err");
        assertFailure(run("stop", "wbe"), 2, "unknown-service-stop.err");
    }

    @Test
    void what_cannot_be_run_yet_is_named_with_its_path() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: demo
                services:
                  web: { image: demo, volumes_from: [db], use_api_socket: true }
                  db: { image: demo, cpu_count: 2 }
                """);

        assertFailure(run("up"), 2, "unsupported.err");
    }

    @Test
    void odd_flags_are_wrong_input() throws IOException {
        assertFailure(run("up", "--scale", "web"), 2, "scale-without-number.err");
        assertFailure(run("up", "--scale", "wbe=2"), 2, "scale-of-nothing.err");
        assertFailure(run("up", "--pull", "sometimes"), 2, "pull-policy.err");
        assertFailure(run("-H", "pigeon://x", "ps"), 2, "scheme.err");
        assertFailure(run("--context", "nowhere", "ps"), 2, "context.err");
    }

    @Test
    void a_folder_without_anything_says_how_to_begin() throws IOException {
        Files.delete(folder.resolve("compose.yaml"));

        Result result = run("up");

        assertThat(result.code()).isEqualTo(2);
        GoldenText.compare(GOLDEN.resolve("nothing-here.err"), result.err().replace(folder.toString(), "FOLDER"));
    }
}
