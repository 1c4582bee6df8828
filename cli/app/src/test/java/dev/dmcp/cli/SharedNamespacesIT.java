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

/** Services in namespaces of another one, with docker compose as the judge. Needs {@code scripts/base-images}. */
class SharedNamespacesIT {
    private static final String STACK = """
            services:
              vpn:
                image: IMAGE
                command: [sleep, "1000"]
                stop_grace_period: 1s
                ipc: shareable
                environment: { LEVEL: info }
              net: { image: IMAGE, command: [sleep, "1000"], stop_grace_period: 1s, network_mode: "service:vpn" }
              pid: { image: IMAGE, command: [sleep, "1000"], stop_grace_period: 1s, pid: "service:vpn" }
              ipc: { image: IMAGE, command: [sleep, "1000"], stop_grace_period: 1s, ipc: "service:vpn" }
            """.replace("IMAGE", "localhost:5000/mirror/library/debian:bookworm-slim");

    @TempDir
    Path folder;

    private final String project = "dmcp-it-" + Long.toHexString(System.nanoTime());

    @BeforeEach
    void a_stack() throws IOException {
        write(STACK);
    }

    @AfterEach
    void nothing_stays() throws Exception {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
        assertThat(identities()).isEmpty();
    }

    @Test
    void what_dmcp_brought_up_stays_for_both() throws Exception {
        up();
        String before = identities();
        assertThat(before.lines()).hasSize(4);

        assertEverythingIsLeftAlone(before);
        assertNamespacesAreShared();
    }

    @Test
    void what_docker_compose_brought_up_stays_for_both() throws Exception {
        compose("up", "--detach");
        String before = identities();
        assertThat(before.lines()).hasSize(4);

        assertEverythingIsLeftAlone(before);
    }

    @Test
    void what_was_left_behind_by_a_replacement_of_its_neighbour_is_healed() throws Exception {
        up();
        write(STACK.replace("info", "debug"));
        up("vpn");
        up();

        assertNamespacesAreShared();
        assertEverythingIsLeftAlone(identities());
    }

    @Test
    void what_was_left_behind_by_docker_compose_is_healed() throws Exception {
        up();
        write(STACK.replace("info", "debug"));
        compose("up", "--detach", "vpn");
        up();

        assertNamespacesAreShared();
        assertEverythingIsLeftAlone(identities());
    }

    @Test
    void a_replacement_takes_what_shares_with_it_along() throws Exception {
        up();
        write(STACK.replace("info", "debug"));
        up();

        assertNamespacesAreShared();
        assertEverythingIsLeftAlone(identities());
    }

    private void up(String... services) {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(services));
        Result up = dmcp(arguments.toArray(String[]::new));
        assertThat(up.code()).as(up.err()).isZero();
    }

    private void assertEverythingIsLeftAlone(String before) throws Exception {
        assertThat(dmcp("up", "--dry-run").out()).contains("nothing to do");
        up();
        assertThat(identities()).isEqualTo(before);
        assertThat(compose("up", "--detach", "--dry-run"))
                .contains("Running")
                .doesNotContain("Recreate", "Creating", "Starting");
        assertThat(compose("up", "--detach")).contains("Running");
        assertThat(identities()).isEqualTo(before);
    }

    private void assertNamespacesAreShared() throws Exception {
        for (String kind : List.of("net", "pid", "ipc")) {
            assertThat(namespace(kind, kind)).startsWith(kind + ":[").isEqualTo(namespace("vpn", kind));
        }
    }

    private String namespace(String service, String kind) throws Exception {
        return docker("exec", project + "-" + service + "-1", "readlink", "/proc/self/ns/" + kind);
    }

    private String identities() throws Exception {
        String mine = "label=com.docker.compose.project=" + project;
        return docker("ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.CreatedAt}}", "--filter", mine);
    }

    private void write(String services) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "name: " + project + "\n" + services);
    }

    private Result dmcp(String... arguments) {
        CommandLineTester tester = new CommandLineTester(folder);
        if (System.getenv("DOCKER_HOST") != null) {
            tester.with("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }
        return tester.run(arguments);
    }

    private String compose(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("compose", "--progress", "plain"));
        command.addAll(List.of(arguments));
        return docker(command.toArray(String[]::new));
    }

    private String docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
