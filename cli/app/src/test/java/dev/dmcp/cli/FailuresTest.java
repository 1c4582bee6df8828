package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong, or the world does, and what they read then: exit code, sentence and hint in golden files. */
class FailuresTest {

    private static final Path GOLDEN = Path.of("src/test/resources/failures");

    private static final String STACK = """
            version: 1
            name: demo
            services:
              web: { kind: node, path: web, port: 8080, health: /, local: { run: [sleep, "60"] } }
            """;

    @TempDir
    Path folder;

    @Test
    void no_engine_for_ps() throws IOException {
        compose();
        matches("no-engine-ps", withoutEngine("ps"));
    }

    @Test
    void what_lies_behind_a_failure_is_for_those_who_ask() throws IOException {
        compose();

        assertThat(withoutEngine("ps", "-v").err())
                .startsWith("error: cannot reach Docker at `unix:///nonexistent/docker.sock`\nbecause of java.")
                .contains("\n\nhint: start Docker");
    }

    @Test
    void no_engine_for_up() throws IOException {
        compose();
        matches("no-engine-up", withoutEngine("up"));
    }

    @Test
    void no_engine_for_build() throws IOException {
        write("compose.yaml", "services:\n  web: { build: . }\n");
        write("Dockerfile", "FROM scratch\n");
        matches("no-engine-build", withoutEngine("build"));
    }

    @Test
    void a_stack_file_with_several_mistakes() throws IOException {
        write("dmcp.yaml", "version: 1\nname: demo\nservices:\n  web: { kind: nod, port: 99999, nedds: [db] }\n");
        matches("broken-stack-file", run("generate"));
    }

    @Test
    void a_stack_file_with_a_tab() throws IOException {
        write("dmcp.yaml", "version: 1\nname: demo\nservices:\n\tweb: { kind: node }\n");
        matches("tab-in-stack-file", run("generate"));
    }

    @Test
    void a_folder_with_nothing_to_run() throws IOException {
        matches("empty-folder", run("up"));
    }

    @Test
    void a_service_that_the_project_does_not_have() throws IOException {
        compose();
        matches("unknown-service", run("logs", "wbe"));
    }

    @Test
    void an_environment_that_the_stack_does_not_have() throws IOException {
        write("dmcp.yaml", STACK);
        matches("unknown-environment", run("up", "staging"));
    }

    @Test
    void a_search_in_logs_for_what_is_no_regular_expression() throws IOException {
        compose();
        matches("logs-no-pattern", run("logs", "--grep", "[a"));
        write("dmcp.yaml", STACK);
        matches("logs-no-pattern", run("logs", "local", "--grep", "[a"));
    }

    private void compose() throws IOException {
        write("compose.yaml", "services:\n  web: { image: demo }\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Result withoutEngine(String... words) {
        return new CommandLineTester(folder)
                .with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
                .run(words);
    }

    private Result run(String... words) {
        return new CommandLineTester(folder).run(words);
    }

    private void matches(String name, Result result) throws IOException {
        String actual = "exit code %d\n%s%s"
                .formatted(result.code(), result.out(), result.err())
                .replace(folder.toString(), "FOLDER");
        Path golden = GOLDEN.resolve(name + ".txt");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (Boolean.getBoolean("golden.update") && !expected.equals(actual)) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).as("%s; -Dgolden.update=true rewrites it", golden).isEqualTo(expected);
    }
}
