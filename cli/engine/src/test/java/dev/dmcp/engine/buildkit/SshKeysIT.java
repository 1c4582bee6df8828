package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.SshAgent;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.registry.RegistryPatience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys from files in builds by the engine of this machine. */
class SshKeysIT {
    private static final String BASE = "localhost:5000/mirror/library/debian:bookworm-slim";

    private final TestEngine engine = new TestEngine();

    @TempDir
    private Path folder;

    @AfterEach
    void removeImages() throws Exception {
        engine.removeImages();
    }

    /** The step asks for the public keys (11) and keeps the answer, as {@code ssh-add -l} would show it. */
    @Test
    void a_step_finds_the_key_at_an_agent_and_the_image_does_not_have_it() throws Exception {
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(context.resolve("Dockerfile"), """
                FROM %s
                RUN --mount=type=ssh perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new($ENV{SSH_AUTH_SOCK}) or die; \\
                    syswrite($s, pack("NC", 1, 11)); sysread($s, $answer, 65536); print unpack("H*", $answer)' >/answer
                """.formatted(BASE));
        Path key = folder.resolve("key");
        Process made = new ProcessBuilder(
                        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", key.toString())
                .start();
        assertThat(made.waitFor()).isZero();
        ImageBuild build = new ImageBuild(
                "web",
                List.of(engine.newTag()),
                BuildInput.folder(context.toString()),
                using(new SshAgent("default", List.of(key.toString()))),
                Map.of());

        try (ImageBuilder.Session session = builder().open(List.of(build), event -> {})) {
            session.build(build);
        }

        String tag = build.tags().getFirst();
        String publicKey = Files.readString(folder.resolve("key.pub")).split(" ")[1];
        assertThat(engine.run(tag, "cat", "/answer"))
                .contains(HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey)));
        assertThat(engine.docker("history", "--no-trunc", tag)).doesNotContain("dmcp-ssh-", key.toString());
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process -> process.info().commandLine().orElse("").contains("dmcp-ssh-"));
    }

    private static BuildOptions using(SshAgent agent) {
        return new BuildOptions(
                true,
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(agent),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    private static ImageBuilder builder() {
        EngineAddress machine = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));
        return new BuildKitImageBuilder(
                BuilderPlace.engine(TestEngine.connector(), "unix://test.sock"),
                new DockerImageTransfer(new DockerApi(machine), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, Map.of("PATH", System.getenv("PATH")), "test"),
                RegistryPatience.USUAL);
    }
}
