package dev.dmcp.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
    @TempDir
    Path folder;

    private FakeDaemon daemon;
    private DockerEngine engine;

    @BeforeEach
    void start() throws IOException {
        daemon = FakeDaemon.onSocket(folder.resolve("engine.sock"));
        engine = engine("engine.sock");
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    private DockerEngine engine(String socket) {
        return new DockerEngine(
                new DockerApi(new EngineAddress.UnixSocket(folder.resolve(socket))),
                registry -> Optional.empty(),
                RegistryPatience.USUAL);
    }

    private List<String> requests() {
        return daemon.seen().stream().map(FakeDaemon.Seen::line).toList();
    }

    @Test
    void no_engine_is_said_with_what_to_do() {
        DockerEngine none = engine("none.sock");

        assertThatThrownBy(() -> none.containers("demo"))
                .isInstanceOfSatisfying(Failure.EngineUnreachable.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.ENGINE_UNREACHABLE);
                    assertThat(failure.sentence())
                            .isEqualTo("cannot reach Docker at `unix://" + folder.resolve("none.sock") + "`");
                    assertThat(failure.hint()).hasValue("start Docker, or point `DOCKER_HOST` at a running engine");
                });
    }

    @Test
    void the_version_is_negotiated_once_and_never_above_what_is_known() {
        daemon.on("GET /_ping", FakeDaemon.plain("200 OK", "Api-Version: 1.99\r\n", "OK"));
        daemon.onJson("GET /containers/json", "[]");

        engine.containers("demo");
        engine.containers("demo");

        assertThat(requests().getFirst()).isEqualTo("GET /_ping HTTP/1.1");
        assertThat(requests()).filteredOn(line -> line.contains("_ping")).hasSize(1);
        assertThat(requests().get(1)).startsWith("GET /v1.51/containers/json?all=1&filters=%7B%22label%22");
    }

    @Test
    void an_engine_that_is_too_old_is_refused() {
        daemon.on("GET /_ping", FakeDaemon.plain("200 OK", "Api-Version: 1.39\r\n", "OK"));

        assertThatThrownBy(() -> engine.containers("demo"))
                .hasMessageContaining("speaks API 1.39 at most; dmcp needs 1.41");
    }

    @Test
    void a_snapshot_takes_four_calls_and_a_ping() {
        daemon.onJson("GET /containers/json", CONTAINERS);
        daemon.onJson(
                "GET /networks",
                "[{\"Id\":\"n1\",\"Name\":\"demo_default\",\"Labels\":{\"a\":\"b\"},\"IPAM\":{\"Config\":null}}]");
        daemon.onJson("GET /volumes", "{\"Volumes\":null,\"Warnings\":null}");
        daemon.onJson(
                "GET /images/json",
                "[{\"Id\":\"sha256:1\",\"RepoTags\":[\"postgres:15\",\"mine:latest\"],\"RepoDigests\":null}]");

        ObservedState seen =
                engine.snapshot(new SnapshotRequest("demo", Set.of("docker.io/library/postgres:15", "mine"), Set.of()));

        assertThat(requests()).hasSize(5);
        assertThat(seen.images())
                .containsEntry("docker.io/library/postgres:15", "sha256:1")
                .containsEntry("mine", "sha256:1");
        assertThat(seen.network("demo_default").orElseThrow().id()).isEqualTo("n1");
        ObservedContainer container = seen.containers().getFirst();
        assertThat(container.name()).isEqualTo("demo-db-1");
        assertThat(container.health()).isEqualTo(Health.HEALTHY);
        assertThat(container.networks()).containsEntry("demo_default", "n1");
        assertThat(container.ports().getFirst().hostPort()).isEqualTo(8080);
        assertThat(seen.containers().get(1).exitCode()).hasValue(137);
    }

    private static final String CONTAINERS = """
            [{"Id":"abc","Names":["/other/alias","/demo-db-1"],"Image":"postgres:15","ImageID":"sha256:1","Created":1700000000,
              "Ports":[{"IP":"127.0.0.1","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"PrivatePort":81,"Type":"tcp"}],
              "Labels":{"com.docker.compose.service":"db"},"State":"running","Status":"Up 3 minutes (healthy)",
              "HostConfig":{"NetworkMode":"demo_default"},
              "NetworkSettings":{"Networks":{"demo_default":{"IPAMConfig":null,"Aliases":null,"NetworkID":"n1","DriverOpts":null}}},
              "Mounts":[{"Type":"volume","Name":"demo_data","Source":"","Destination":"/data","Mode":"z","RW":true}]},
             {"Id":"def","Names":["/demo-web-1"],"State":"exited","Status":"Exited (137) 2 hours ago","Labels":{}}]
            """;

    @Test
    void refusals_keep_the_words_of_the_engine_and_add_what_to_do() {
        daemon.on(
                "POST /containers/web/start",
                FakeDaemon.plain(
                        "500 Internal Server Error",
                        "",
                        "{\"message\":\"Bind for 0.0.0.0:80 failed: port is already allocated\"}\n"));

        assertThatThrownBy(() -> engine.startContainer("web"))
                .isInstanceOfSatisfying(Failure.OperationFailed.class, failure -> {
                    assertThat(failure.sentence())
                            .isEqualTo(
                                    "cannot start container `web`: Bind for 0.0.0.0:80 failed: port is already allocated");
                    assertThat(failure.hint().orElseThrow()).startsWith("free the port");
                });
    }

    @Test
    void an_engine_of_before_1_44_gets_one_network_at_a_time() {
        daemon.on("GET /_ping", FakeDaemon.plain("200 OK", "Api-Version: 1.41\r\n", "OK"));
        daemon.onJson("POST /containers/create", "{\"Id\":\"abc\",\"Warnings\":[]}");
        daemon.onJson("POST /networks/", "");
        ContainerSpec spec = ContainerSpec.of("web", "demo")
                .withNetworking(NetworkingSpec.USUAL.withEndpoints(
                        List.of(Endpoint.of("one", List.of("web")), Endpoint.of("two", List.of("web")))));

        assertThat(engine.createContainer(spec)).isEqualTo("abc");

        assertThat(requests().get(1)).startsWith("POST /v1.41/containers/create?name=web");
        assertThat(daemon.seen().get(1).body()).contains("\"one\"").doesNotContain("\"two\"");
        assertThat(requests().get(2)).startsWith("POST /v1.41/networks/two/connect");
        assertThat(daemon.seen().get(2).body())
                .isEqualTo("{\"Container\":\"abc\",\"EndpointConfig\":{\"Aliases\":[\"web\"]}}");
    }

    @Test
    void output_in_frames_becomes_lines_and_parts_become_one() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(frame(1, "2026-01-01T00:00:00.5Z hello\n"));
        frames.write(frame(2, "2026-01-01T00:00:01Z long "));
        frames.write(frame(1, "2026-01-01T00:00:02Z between\n"));
        frames.write(frame(2, "2026-01-01T00:00:03Z line\r\n"));
        daemon.on("GET /containers/web/logs", (request, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(frames.toByteArray());
        });
        List<String> lines = new ArrayList<>();

        engine.logs(
                "web",
                LogRequest.lastLines(3),
                line -> lines.add(line.at() + " " + line.isError() + " " + line.text()));

        assertThat(lines)
                .containsExactly(
                        "2026-01-01T00:00:00.500Z false hello",
                        "2026-01-01T00:00:02Z false between",
                        "2026-01-01T00:00:01Z true long line");
    }

    private static byte[] frame(int stream, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {(byte) stream, 0, 0, 0, 0, 0, 0, (byte) content.length});
        frame.writeBytes(content);
        return frame.toByteArray();
    }

    @Test
    void output_of_a_terminal_comes_as_it_is() {
        daemon.on(
                "GET /containers/web/logs",
                FakeDaemon.plain(
                        "200 OK",
                        "Content-Type: application/vnd.docker.raw-stream\r\n",
                        "2026-01-01T00:00:00Z one\r\n2026-01-01T00:00:01Z two"));
        List<String> lines = new ArrayList<>();

        engine.logs("web", LogRequest.lastLines(3), line -> lines.add(line.text()));

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void a_pull_tells_how_far_it_is_and_fails_with_a_late_error() {
        daemon.onJson("POST /images/create", """
                {"status":"Pulling from library/demo","id":"latest"}
                {"status":"Downloading","progressDetail":{"current":1000000,"total":4000000},"id":"a"}
                {"status":"Downloading","progressDetail":{"current":2000000,"total":6000000},"id":"b"}
                {"status":"Download complete","progressDetail":{},"id":"a"}
                {"errorDetail":{"message":"pull access denied for demo"},"error":"pull access denied for demo"}
                """);
        List<String> progress = new ArrayList<>();

        assertThatThrownBy(() -> engine.pullImage("demo", Optional.of("linux/arm64"), progress::add))
                .hasMessage("cannot pull image `demo`: pull access denied for demo");
        assertThat(progress).startsWith("Pulling from library/demo", "1 of 4 MB", "3 of 10 MB", "6 of 10 MB");
        assertThat(requests().getLast())
                .startsWith("POST /v1.51/images/create?fromImage=demo&tag=latest&platform=linux%2Farm64");
    }
}
