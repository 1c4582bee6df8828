package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on the engine of this machine, side by side with docker compose. Needs {@code scripts/base-images}. */
class ContainerCommandsIT {
    private static final String IMAGE = "localhost:5000/mirror/library/debian:bookworm-slim";

    @TempDir
    Path folder;

    private final String project = "dmcp-it-" + Long.toHexString(System.nanoTime());

    @AfterEach
    void nothing_stays() throws Exception {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
        assertThat(docker("ps", "-aq", "--filter", "label=com.docker.compose.project=" + project))
                .isEmpty();
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

    private void write(String services) throws IOException {
        Files.writeString(folder.resolve("settings.env"), "COLOUR=blue\n");
        Files.writeString(folder.resolve("password.txt"), "s3cret\n");
        Files.writeString(
                folder.resolve("compose.yaml"), "name: " + project + "\n" + services.replace("IMAGE", IMAGE) + """
                        networks: { backend: { internal: true }, edge: {} }
                        volumes: { data: {} }
                        secrets: { password: { file: ./password.txt } }
                        """);
    }

    /** A little of everything that the labels and the hash depend on. */
    private static final String STACK = """
            services:
              db:
                image: IMAGE
                command: [sh, -c, "echo ready; touch /tmp/ok; exec sleep 1000"]
                init: true
                healthcheck: { test: [CMD, test, -f, /tmp/ok], interval: 5s, start_interval: 200ms, start_period: 20s }
                volumes: ["data:/data"]
                networks: [backend]
                stop_grace_period: 2s
              server:
                image: IMAGE
                command: [sh, -c, "echo hello $$COLOUR; exec sleep 1000"]
                init: true
                user: "10001:10001"
                read_only: true
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                tmpfs: ["/tmp:mode=1777"]
                env_file: [settings.env]
                environment: { LEVEL: info }
                secrets: [password]
                depends_on: { db: { condition: service_healthy, restart: true } }
                networks: { backend: { aliases: [api] }, edge: {} }
                deploy: { resources: { limits: { cpus: "0.5", memory: 64M, pids: 50 } } }
                logging: { driver: json-file, options: { max-size: 1m } }
                restart: unless-stopped
              job:
                image: IMAGE
                command: ["true"]
                networks: [backend]
            """;

    private String identities() throws Exception {
        return docker(
                "ps",
                "-a",
                "--no-trunc",
                "--format",
                "{{.ID}} {{.Names}}",
                "--filter",
                "label=com.docker.compose.project=" + project,
                "--filter",
                "label=com.docker.compose.service=server");
    }

    @Test
    void what_dmcp_brought_up_is_up_to_date_for_docker_compose() throws Exception {
        write(STACK);
        Result up = dmcp("up");
        assertThat(up.code()).as(up.err()).isZero();
        String before = identities();

        String again = compose("up", "--detach", "--no-deps", "server", "db");

        assertThat(again).contains("Running").doesNotContain("Recreate", "Creating", "Starting");
        assertThat(identities()).isEqualTo(before);
        assertThat(compose("ps", "--services")).contains("db", "server");
        assertThat(compose("logs", "--no-color", "server")).contains("hello blue");
        assertThat(compose("down", "--timeout", "1")).contains("Removed");
        assertThat(docker("network", "ls", "--quiet", "--filter", "name=" + project))
                .isEmpty();
    }

    @Test
    void what_docker_compose_brought_up_is_up_to_date_for_dmcp() throws Exception {
        write(STACK);
        compose("up", "--detach");
        String before = identities();

        assertThat(dmcp("up", "--dry-run").out())
                .contains("start container " + project + "-job-1  (exited with code 0)")
                .doesNotContain("create", "rename", "remove", "stop");
        assertThat(dmcp("up").code()).isZero();
        assertThat(identities()).isEqualTo(before);
        assertThat(dmcp("ps")).returns(0, Result::code);
        assertThat(dmcp("logs", "server").out()).contains("server-1", "hello blue");
        assertThat(dmcp("down", "-t", "1").code()).isZero();
        assertThat(docker("volume", "ls", "--quiet", "--filter", "name=" + project))
                .isEqualTo(project + "_data");
        assertThat(dmcp("down", "-v").err()).contains("remove volume " + project + "_data");
        assertThat(docker("volume", "ls", "--quiet", "--filter", "name=" + project))
                .isEmpty();
    }

    @Test
    void a_container_is_as_hard_as_the_file_says() throws Exception {
        write(STACK);
        assertThat(dmcp("up").code()).isZero();

        String seen = docker(
                "inspect",
                project + "-server-1",
                "--format",
                "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} "
                        + "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{.HostConfig.Init}} "
                        + "{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.LogConfig.Config}}");

        assertThat(seen)
                .isEqualTo("10001:10001 true [ALL] [no-new-privileges:true] 67108864 500000000 50 true unless-stopped "
                        + "map[max-size:1m]");
        assertThat(docker("exec", project + "-server-1", "cat", "/run/secrets/password"))
                .isEqualTo("s3cret");
        assertThat(docker("exec", project + "-server-1", "getent", "hosts", "db"))
                .contains("db");
    }

    @Test
    void only_what_changed_is_replaced_and_its_reason_is_named() throws Exception {
        write(STACK);
        assertThat(dmcp("up").code()).isZero();
        String database = docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", project + "-db-1");

        write(STACK.replace("LEVEL: info", "LEVEL: debug"));
        Result changed = dmcp("up");

        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(changed.err()).contains("create container " + project + "-server-1 (environment changed)");
        assertThat(docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", project + "-db-1"))
                .isEqualTo(database);
        assertThat(identities().lines()).hasSize(1).first().asString().endsWith(project + "-server-1");
    }

    @Test
    void a_replacement_that_cannot_start_leaves_the_old_container_running() throws Exception {
        write(STACK);
        assertThat(dmcp("up").code()).isZero();
        String before = identities();

        write(STACK.replace("10001:10001", "no-such-user"));
        Result failed = dmcp("up");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("no-such-user");
        assertThat(identities()).isEqualTo(before);
        assertThat(docker("inspect", "--format", "{{.State.Running}}", project + "-server-1"))
                .isEqualTo("true");
    }

    @Test
    void a_taken_port_is_said_and_a_second_call_mends_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            write("""
                    services:
                      web: { image: IMAGE, command: [sleep, "1000"], init: true, ports: ["127.0.0.1:PORT:80"] }
                    """.replace("PORT", port));
            Result failed = dmcp("up");

            assertThat(failed.code()).isEqualTo(1);
            String failure = failed.err().substring(failed.err().indexOf("error:"));
            assertThat(failure).contains("cannot start container `" + project + "-web-1`", "hint: free the port");
        }
        Result mended = dmcp("up");
        assertThat(mended.code()).as(mended.err()).isZero();
    }

    @Test
    void a_service_that_dies_fails_at_once_with_its_last_words() throws Exception {
        write("""
                services:
                  db:
                    image: IMAGE
                    command: [sh, -c, "echo FATAL no disk; exit 3"]
                    healthcheck: { test: [CMD, "true"], interval: 60s }
                  web: { image: IMAGE, command: [sleep, "1000"], depends_on: { db: { condition: service_healthy } } }
                """);

        Result failed = dmcp("up", "--wait-timeout", "60s");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err())
                .contains("service `db`: container `" + project + "-db-1` ended with code 3", "FATAL no disk");
        assertThat(dmcp("ps").code()).isEqualTo(1);
    }

    @Test
    void stop_start_restart_and_scale_work_on_what_is_there() throws Exception {
        write(STACK);
        assertThat(dmcp("up", "--scale", "server=2").code()).isZero();
        assertThat(identities().lines()).hasSize(2);

        assertThat(dmcp("stop", "-t", "1").code()).isZero();
        assertThat(dmcp("ps").code()).isEqualTo(1);
        assertThat(dmcp("start").code()).isZero();
        assertThat(dmcp("restart", "server", "-t", "1").code()).isZero();
        assertThat(docker("ps", "-q", "--filter", "label=com.docker.compose.project=" + project)
                        .lines())
                .hasSize(3);
        assertThat(dmcp("up", "--scale", "server=1").err()).contains("remove container " + project + "-server-2");
    }
}
