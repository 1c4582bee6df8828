package dev.dmcp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void describe() throws IOException {
        write("compose.yaml", """
                name: demo
                services:
                  web:
                    image: web:${TAG:-1}
                    ports: ["8080:80"]
                    volumes: ["data:/data"]
                    depends_on: [db]
                  db:
                    build: ./db
                    environment: { PRICE: "$$5" }
                  tool:
                    image: tool
                    profiles: [debug]
                volumes: { data: {}, unused: {} }
                """);
    }

    @Test
    void the_project_is_printed_as_yaml_that_reads_back_as_the_same_project() throws IOException {
        Result first = run("config");

        assertThat(first.code()).isZero();
        assertThat(first.out())
                .startsWith("name: demo\nservices:\n  db:\n    build:\n      context: " + folder.resolve("db"));
        assertThat(first.out())
                .contains("PRICE: $$5")
                .contains("published: \"8080\"")
                .doesNotContain("unused");
        write("compose.yaml", first.out());
        assertThat(run("config").out()).isEqualTo(first.out());
    }

    @Test
    void the_project_is_printed_as_json_by_either_flag() {
        Result json = run("config", "--format", "json");

        assertThat(json.out()).startsWith("{\n  \"name\": \"demo\",\n");
        assertThat(run("config", "-o", "json")).isEqualTo(json);
    }

    @Test
    void parts_are_printed_one_a_line() {
        assertThat(run("config", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(run("--profile", "debug", "config", "--services").out()).isEqualTo("db\ntool\nweb\n");
        assertThat(run("config", "--volumes").out()).isEqualTo("data\n");
        assertThat(run("config", "--volumes", "--all-resources").out()).isEqualTo("data\nunused\n");
        assertThat(run("config", "--networks").out()).isEqualTo("default\n");
        assertThat(run("config", "--images").out()).isEqualTo("demo-db\nweb:1\n");
        assertThat(run("config", "--profiles").out()).isEqualTo("debug\n");
        assertThat(run("config", "--environment").out()).contains("COMPOSE_PROJECT_NAME=demo\n");
        assertThat(run("config", "--hash", "web").out()).matches("web [0-9a-f]{64}\n");
        assertThat(run("config", "--hash", "*").out()).hasLineCount(2);
    }

    @Test
    void services_are_printed_with_what_they_depend_on() {
        assertThat(run("config", "--services", "web").out()).isEqualTo("db\nweb\n");
        assertThat(run("config", "--services", "db").out()).isEqualTo("db\n");
        assertThat(run("config", "wbe").err()).contains("there is no service `wbe` (did you mean `web`?)");
    }

    @Test
    void several_files_are_merged_in_their_order() throws IOException {
        write("more.yaml", "services: { web: { image: more } }\n");

        assertThat(run("-f", "compose.yaml", "-f", "more.yaml", "config", "--images")
                        .out())
                .isEqualTo("demo-db\nmore\n");
        assertThat(run("config", "--file", "compose.yaml", "-f", "more.yaml", "--images")
                        .out())
                .isEqualTo("demo-db\nmore\n");
    }

    @Test
    void phases_can_be_left_out() {
        assertThat(run("config", "--no-interpolate").out())
                .contains("image: web:${TAG:-1}")
                .contains("PRICE: $$5");
        assertThat(run("config", "--no-normalize").out()).doesNotContain("dockerfile: Dockerfile");
        assertThat(run("config", "--no-path-resolution").out()).contains("context: ./db");
    }

    @Test
    void an_environment_of_the_stack_names_the_compose_files() throws IOException {
        write("dmcp.yaml", """
                version: 1
                name: stack
                services: { db: { kind: postgres } }
                environments: { staging: { compose: [compose.yaml, staging.yaml] } }
                """);
        write("staging.yaml", "services: { web: { image: staged } }\n");

        assertThat(run("config", "staging", "--images").out()).isEqualTo("demo-db\nstaged\n");
        Files.createDirectory(folder.resolve("web"));
        assertThat(run("-C", "web", "config", "staging")).isEqualTo(run("config", "staging"));
    }

    @Test
    void a_project_is_read_from_the_standard_input() {
        InputStream text = new ByteArrayInputStream("name: typed\nservices: { web: { image: web } }\n".getBytes(UTF_8));

        assertThat(new CommandLineTester(folder).reading(text).run("config", "-f", "-", "--images"))
                .isEqualTo(new Result(0, "web\n", ""));
    }

    @Test
    void ctrl_c_ends_the_reading_of_a_terminal_at_which_nobody_types() throws Exception {
        SilentTerminal terminal = new SilentTerminal();
        FutureTask<Result> config = new FutureTask<>(
                () -> new CommandLineTester(folder).reading(terminal).run("config", "-f", "-"));
        Thread command = Thread.ofPlatform().daemon().start(config);
        terminal.isRead.await();

        command.interrupt();

        assertThat(config.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Result(130, "", "error: interrupted while reading the standard input\n"));
    }

    /** As the system does it: an interrupt does not end a read. */
    private static final class SilentTerminal extends InputStream {
        private final CountDownLatch isRead = new CountDownLatch(1);

        @Override
        public int read() {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            isRead.countDown();
            new Semaphore(0).acquireUninterruptibly();
            return -1;
        }
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_place() throws IOException {
        write("compose.yaml", """
                services:
                  web:
                    imgae: web
                    ports: "80"
                """);

        assertThat(run("config", "-q")).isEqualTo(new Result(2, "", """
                error: cannot use the compose project: 3 problems
                  compose.yaml:2:3: services.web: the service has neither `image` nor `build` (add `image: name:tag` or `build: .`)
                  compose.yaml:3:5: services.web.imgae: unknown key `imgae` (did you mean `image`?)
                  compose.yaml:4:5: services.web.ports: this must be a list, not the text `80` (write it as a list: `- 80`)
                """));
    }

    @Test
    void warnings_are_told_on_the_error_stream_unless_quiet() throws IOException {
        write("compose.yaml", "services: { web: { image: \"web:${TAG}\" } }\n");

        assertThat(run("config", "--services").err())
                .isEqualTo(
                        "warning: compose.yaml:1:20: services.web.image: variable `TAG` is not set, a blank text stands for it"
                                + " (give it a default: `${TAG:-…}`)\n");
        assertThat(run("config", "-q")).isEqualTo(new Result(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "ps", "images", "rollback", "clean", "build --history"})
    void every_command_keeps_warnings_of_compose_files_to_itself_when_quiet(String command) throws IOException {
        write("compose.yaml", "services: { web: { image: \"web:${TAG}\" } }\n");

        assertThat(withoutEngine(command).err()).contains("warning: compose.yaml:1:20: services.web.image");
        assertThat(withoutEngine(command + " -q").err()).doesNotContain("warning");
    }

    private Result withoutEngine(String words) {
        return new CommandLineTester(folder)
                .with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(words.split(" ", -1));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder).run(arguments);
    }
}
