package dev.dmcp.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerImageDigestsTest {
    @TempDir
    private Path folder;

    @Test
    void the_digest_is_that_of_the_registrys_descriptor() throws IOException {
        Path socket = folder.resolve("engine.sock");
        try (FakeDaemon daemon = FakeDaemon.onSocket(socket)) {
            daemon.onJson(
                    "GET /distribution/docker.io/library/nginx:1/json",
                    "{\"Descriptor\":{\"mediaType\":\"x\",\"digest\":\"sha256:00\",\"size\":1},\"Platforms\":[]}");
            DockerImageDigests digests =
                    new DockerImageDigests(new DockerApi(new EngineAddress.UnixSocket(socket)), RegistryPatience.USUAL);

            assertThat(digests.digest("docker.io/library/nginx:1")).isEqualTo("sha256:00");
            assertThatThrownBy(() -> digests.digest("docker.io/library/none:1"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("ask the registry for `docker.io/library/none:1`");
        }
    }
}
