package dev.dmcp.engine.buildkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.address.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registries with TLS and passwords, and registries in trouble. */
@ExtendWith(StoreFixture.class)
class RegistriesIT {
    private static final String STEPS = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "sh", "-c", "/bin/busybox echo %s > /name"]
            """;

    private final Store store;

    RegistriesIT(Store store) {
        this.store = store;
    }

    private TestRegistry registry(String name, String address, TestRegistry.Setting setting) throws Exception {
        return TestRegistry.start(store.folder.resolve(name), address, setting);
    }

    /** A docker configuration that holds the login itself. */
    private Path written(String host) throws IOException {
        String login =
                Base64.getEncoder().encodeToString((TestRegistry.USER + ":" + TestRegistry.PASSWORD).getBytes(UTF_8));
        Path folder = Files.createTempDirectory(store.folder, "written");
        Files.writeString(folder.resolve("config.json"), "{\"auths\":{\"" + host + "\":{\"auth\":\"" + login + "\"}}}");
        return folder;
    }

    /** A docker configuration that names a helper, which lies beside it. */
    private Path helped(String host) throws IOException {
        Path folder = Files.createTempDirectory(store.folder, "helped");
        Files.writeString(folder.resolve("config.json"), "{\"credHelpers\":{\"" + host + "\":\"test\"}}");
        Path helper = Files.writeString(folder.resolve("docker-credential-test"), """
                #!/bin/sh
                [ "$1" = get ] && [ "$(cat)" = '%s' ] || exit 1
                echo '{"ServerURL":"%s","Username":"%s","Secret":"%s"}'
                """.formatted(
                        host, host, TestRegistry.USER, TestRegistry.PASSWORD));
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private ImageBuild pushed(String name, String tag) throws IOException {
        return Store.image(store.context(name, STEPS.formatted(name)), tag, BuildOptions.USUAL.withPush());
    }

    private ImageBuild from(String name, String base) throws IOException {
        Path context = store.context(name, "FROM " + base + "\nCOPY Dockerfile /again\n");
        return Store.image(context, name + ":1", BuildOptions.USUAL);
    }

    @Test
    void with_tls_and_a_password_images_go_out_and_come_in() throws Exception {
        String address = store.network.address();
        TestRegistry.Setting setting =
                TestRegistry.Setting.OPEN.withTls(store.certificates.server()).withPassword(store.folder);
        try (TestRegistry registry = registry("private", address, setting)) {
            String tag = registry.host() + "/private/image:1";
            store.build(store.builder(written(registry.host())), pushed("private-image", tag));
            assertThat(store.events.toString()).doesNotContain(TestRegistry.PASSWORD);
            store.engine.docker("image", "rm", tag);
            store.engine.docker("builder", "prune", "-af");

            store.build(store.builder(helped(registry.host())), from("from-private", tag));

            assertThat(store.engine.docker(
                            "run", "--rm", "--network=none", "from-private:1", "/bin/busybox", "cat", "/name"))
                    .isEqualTo("private-image\n");
            assertThatThrownBy(() -> store.build(
                            store.builder(store.folder), pushed("stranger", registry.host() + "/private/stranger:1")))
                    .isInstanceOf(Failure.OperationFailed.class)
                    .satisfies(failure ->
                            assertThat(((Failure) failure).hint().orElse("")).contains("docker login"));
        }
    }

    /** The builder of an engine without the containerd store ignores a push, so the engine itself is asked. */
    @Test
    void the_engine_of_the_machine_pushes_too_whatever_its_store() throws Exception {
        EngineAddress machine = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));
        try (TestRegistry registry =
                registry("of-machine", "127.0.0.1", TestRegistry.Setting.OPEN.withPassword(store.folder))) {
            String tag = registry.host() + "/machine/image:1";
            Path logins = written(registry.host());
            store.build(Store.builder(machine, logins, Store.patience(Duration.ofMinutes(1))), pushed("machine", tag));
            Programs.run("docker", "image", "rm", tag);

            store.build(store.builder(logins), from("from-machine", tag));

            assertThat(store.engine.docker("images", "-q", "from-machine:1")).isNotBlank();
        }
    }

    @Test
    void a_registry_that_nobody_known_vouches_for_is_named() throws Exception {
        TestRegistry.Setting setting = TestRegistry.Setting.OPEN.withTls(store.certificates.stranger());
        try (TestRegistry registry = registry("stranger", store.network.address(), setting)) {
            assertThatThrownBy(() -> store.build(from("from-stranger", registry.host() + "/any:1")))
                    .isInstanceOf(Failure.OperationFailed.class)
                    .hasMessageContaining("certificate")
                    .satisfies(failure ->
                            assertThat(((Failure) failure).hint().orElse("")).contains("certs.d"));
        }
    }

    /** The builder fetches tokens itself, with the credentials of the session. */
    @Test
    void a_registry_that_wants_tokens_gets_them() throws Exception {
        try (TokenServer tokens = new TokenServer(store.certificates.server())) {
            TestRegistry.Setting setting = TestRegistry.Setting.OPEN.withTokens(
                    tokens.realm(), store.certificates.server().resolve("cert.pem"));
            try (TestRegistry registry = registry("tokens", "127.0.0.1", setting)) {
                String tag = registry.host() + "/tokens/image:1";
                store.build(store.builder(written(registry.host())), pushed("tokens", tag));

                assertThat(tokens.granted()).contains("repository:tokens/image:pull,push");
                assertThat(store.events.toString()).doesNotContain(TestRegistry.PASSWORD);
                assertThatThrownBy(() -> store.build(
                                store.builder(store.folder), pushed("no-tokens", registry.host() + "/tokens/no:1")))
                        .isInstanceOf(Failure.OperationFailed.class);
            }
        }
    }

    @Test
    void a_registry_in_trouble_is_tried_again_and_then_named() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        broken.start();
        try {
            String host = "127.0.0.1:" + broken.getAddress().getPort();
            assertThatThrownBy(() -> store.build(from("from-broken", host + "/image:1")))
                    .isInstanceOf(Failure.TryAgain.class)
                    .hasMessageContaining("500 Internal Server Error")
                    .satisfies(failure ->
                            assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.TRY_AGAIN));
            assertThat(store.events)
                    .filteredOn(Event.Warning.class::isInstance)
                    .singleElement()
                    .asString()
                    .contains("a registry refused `web`", "trying again");
            assertThat(requests).hasValueGreaterThanOrEqualTo(2);
        } finally {
            broken.stop(0);
        }
        store.build(pushedNowhere("after-broken"));
    }

    @Test
    void a_registry_that_says_nothing_ends_the_build_in_time() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String base = "127.0.0.1:" + silent.getLocalPort() + "/image:1";
            ImageBuilder builder =
                    Store.builder(store.engine.address(), store.folder, Store.patience(Duration.ofSeconds(2)));
            assertThatThrownBy(() -> store.build(builder, from("from-silent", base)))
                    .isInstanceOf(Failure.TryAgain.class)
                    .hasMessageContaining(
                            "a registry has said nothing for 2 s, at `[internal] load metadata for " + base);
        }
        store.build(pushedNowhere("after-silent"));
    }

    private ImageBuild pushedNowhere(String name) throws IOException {
        return Store.image(store.context(name, STEPS.formatted(name)), name + ":1", BuildOptions.USUAL);
    }
}
