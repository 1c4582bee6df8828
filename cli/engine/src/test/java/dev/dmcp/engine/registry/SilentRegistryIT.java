package dev.dmcp.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerEngine;
import dev.dmcp.engine.docker.DockerImageDigests;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that takes connections and never says a word: whatever the engine of this machine wants of it, it ends in time. */
class SilentRegistryIT {
    private static final RegistryPatience LITTLE = RegistryPatience.ofSilence(Duration.ofSeconds(2));
    private static final EngineAddress MACHINE = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));

    private final DockerApi api = new DockerApi(MACHINE);

    @TempDir
    private Path folder;

    private ServerSocket registry;
    private String image;

    @BeforeEach
    void listen() throws IOException {
        registry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        image = "127.0.0.1:" + registry.getLocalPort() + "/silent/image:1";
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    @Test
    void a_pull_is_given_up() {
        DockerEngine engine = new DockerEngine(api, host -> Optional.empty(), LITTLE);

        assertGivenUp("pull " + image, () -> engine.pullImage(image, Optional.empty(), words -> {}));
    }

    @Test
    void the_question_for_a_digest_is_given_up() {
        assertGivenUp("digest of " + image, () -> new DockerImageDigests(api, LITTLE).digest(image));
    }

    @Test
    void the_check_of_a_dockerfile_with_a_frontend_from_there_is_given_up() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "# syntax=" + image + "\nFROM scratch\n");

        assertGivenUp(
                "resolve image config for docker-image://" + image,
                () -> builder().check(List.of(build())));
    }

    private BuildKitImageBuilder builder() {
        return new BuildKitImageBuilder(
                BuilderPlace.engine(DockerApi.connector(MACHINE), MACHINE.text()),
                new DockerImageTransfer(api, host -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, Map.of(), "test"),
                LITTLE);
    }

    private ImageBuild build() {
        return new ImageBuild(
                "web", List.of("silent:1"), BuildInput.folder(folder.toString()), BuildOptions.USUAL, Map.of());
    }

    private static void assertGivenUp(String step, ThrowingCallable work) {
        long begin = System.nanoTime();
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.TryAgain.class,
                        failure -> assertThat(failure.hint().orElse("")).contains("--registry-timeout"))
                .hasMessage("a registry has said nothing for 2 s, at `%s`".formatted(step));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
