package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going back to earlier images, and forward again, on the engine of this machine. Needs {@code scripts/base-images}. */
class RollbackIT {
    private static final String BASE = "localhost:5000/mirror/library/debian:bookworm-slim";

    @TempDir
    Path folder;

    private final String project = "dmcp-it-" + Long.toHexString(System.nanoTime());

    @BeforeEach
    void two_services() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  web: { build: web, init: true, stop_grace_period: 1s, volumes: ["data:/data"] }
                  api: { build: api, init: true, stop_grace_period: 1s }
                volumes: { data: {} }
                """.formatted(project));
        write("web", "one");
        write("api", "one");
    }

    @AfterEach
    void nothing_stays() throws Exception {
        docker("compose", "down", "--volumes", "--timeout", "1");
        for (String image : docker("images", "-aq", "--filter", "label=dev.dmcp.project=" + project)
                .lines()
                .toList()) {
            docker("image", "rm", "--force", image);
        }
    }

    private void write(String service, String version) throws IOException {
        Path context = Files.createDirectories(folder.resolve(service));
        Files.writeString(context.resolve("version"), version + " of " + project + "\n");
        Files.writeString(context.resolve("Dockerfile"), "FROM " + BASE + """

                COPY version /version
                CMD ["sh", "-c", "cat /version; exec sleep 1000"]
                """);
    }

    private Result dmcp(String... arguments) {
        CommandLineTester tester = new CommandLineTester(folder)
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
        if (System.getenv("DOCKER_HOST") != null) {
            tester.with("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }
        return tester.run(arguments);
    }

    private void succeeds(String... arguments) {
        Result result = dmcp(arguments);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private String docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private String running(String service) throws Exception {
        return docker("exec", project + "-" + service + "-1", "cat", "/version").split(" ")[0];
    }

    private void up(String version) throws IOException {
        write("web", version);
        succeeds("build", "--keep", "2");
        succeeds("up");
    }

    @Test
    void a_service_goes_back_step_by_step_and_forward_with_the_next_build() throws Exception {
        up("one");
        up("two");
        up("three");
        docker("exec", project + "-web-1", "sh", "-c", "echo kept > /data/file");
        String api = docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", project + "-api-1");
        assertThat(running("web")).isEqualTo("three");

        Result back = dmcp("rollback", "web");

        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.err())
                .contains("tag image", "as " + project + "-web", "create container " + project + "-web-1");
        assertThat(running("web")).isEqualTo("two");
        succeeds("rollback", "web");
        assertThat(running("web")).isEqualTo("one");
        assertThat(dmcp("rollback", "web"))
                .returns(1, Result::code)
                .extracting(Result::err)
                .asString()
                .contains("error: there is no earlier image of `web` on the engine", "hint: `dmcp build --keep COUNT`");
        assertThat(running("web")).isEqualTo("one");

        succeeds("up");
        assertThat(running("web")).as("without a build, going back stays").isEqualTo("one");
        Result forward = dmcp("build");
        assertThat(forward.code()).as(forward.err()).isZero();
        assertThat(forward.err()).contains("as " + project + "-web").doesNotContain("COPY version");
        succeeds("up");
        assertThat(running("web")).isEqualTo("three");
        assertThat(docker("exec", project + "-web-1", "cat", "/data/file")).isEqualTo("kept");
        assertThat(docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", project + "-api-1"))
                .as("nobody spoke of the other service")
                .isEqualTo(api);
    }

    @Test
    void without_names_what_has_an_earlier_image_goes_back() throws Exception {
        up("one");
        assertThat(dmcp("rollback"))
                .returns(1, Result::code)
                .extracting(Result::err)
                .asString()
                .contains("error: no service of `" + project + "` has an earlier image on the engine");
        up("two");

        assertThat(dmcp("rollback", "--dry-run").out())
                .startsWith("rollback " + project + ":")
                .contains(" as " + project + "-web ")
                .doesNotContain(project + "-api");
        assertThat(running("web")).isEqualTo("two");
        succeeds("rollback");

        assertThat(running("web")).isEqualTo("one");
        assertThat(dmcp("rollback", "--list").out().lines())
                .hasSize(4)
                .filteredOn(line -> line.endsWith("current"))
                .hasSize(2);
    }

    @Test
    void what_does_not_run_gets_its_image_and_is_not_started() throws Exception {
        up("one");
        up("two");
        succeeds("down", "-t", "1");

        Result back = dmcp("rollback", "web");

        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.err()).contains("`web` has no container; `dmcp up` starts it on this image");
        assertThat(docker("ps", "-aq", "--filter", "label=com.docker.compose.project=" + project))
                .isEmpty();
        succeeds("up");
        assertThat(running("web")).isEqualTo("one");
    }

    @Test
    void sources_that_go_back_and_forth_leave_what_ran_before_to_go_back_to() throws Exception {
        up("one");
        up("two");
        write("web", "one");
        Result again = dmcp("build", "web");
        assertThat(again.out()).contains(project + "-web", "up to date");
        succeeds("up");
        write("web", "three");
        succeeds("build", "web");
        succeeds("up");

        succeeds("rollback", "web");

        assertThat(running("web")).isEqualTo("one");
        assertThat(dmcp("build", "--history").out()).contains("named again");
    }

    @Test
    void the_images_that_stay_are_as_many_as_was_said() throws Exception {
        for (String version : List.of("one", "two", "three", "four")) {
            write("web", version);
            succeeds("build", "--keep", "2", "web");
        }

        assertThat(dmcp("rollback", "--list", "web").out().lines()).hasSize(1 + 3);
        succeeds("build", "--force", "--keep", "0", "web");
        assertThat(dmcp("rollback", "--list", "web").out().lines()).hasSize(1 + 1);
    }
}
