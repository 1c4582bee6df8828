package dev.dmcp.engine.buildkit;

import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageStore;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The real engine of this machine, seen through the docker CLI, so that a test has another opinion than ours. */
final class TestEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> tags = new ArrayList<>();

    private static final EngineAddress ADDRESS = new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock"));

    static Connector connector() {
        return DockerApi.connector(ADDRESS);
    }

    static DockerImageStore images() {
        return new DockerImageStore(new DockerApi(ADDRESS));
    }

    ImageBuilder builder() {
        return builder(connector());
    }

    /** A builder behind another connection to the engine. */
    static ImageBuilder builder(Connector connector) {
        return new BuildKitImageBuilder(
                BuilderPlace.engine(connector, "unix://test.sock"),
                new DockerImageTransfer(new DockerApi(ADDRESS), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, Map.of(), "test"),
                RegistryPatience.USUAL);
    }

    /** A name that nobody else uses and that {@link #removeImages} takes away. */
    String newTag() {
        String tag = "dmcp-buildkit-it:" + Identity.random();
        tags.add(tag);
        return tag;
    }

    String imageId(String tag) throws IOException, InterruptedException {
        return docker("image", "inspect", "--format", "{{.Id}}", tag).strip();
    }

    String label(String tag, String name) throws IOException, InterruptedException {
        return docker("image", "inspect", "--format", "{{index .Config.Labels \"" + name + "\"}}", tag)
                .strip();
    }

    String run(String tag, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("run", "--rm", "--network=none", tag));
        all.addAll(List.of(command));
        return docker(all.toArray(String[]::new));
    }

    boolean hasProcess(String commandLine) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").endsWith(commandLine));
    }

    void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within " + PATIENCE);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }

    /** Takes away what {@link #newTag} named. */
    void removeImages() throws IOException, InterruptedException {
        for (String tag : tags) {
            Process process = new ProcessBuilder("docker", "image", "rm", tag)
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            process.waitFor();
        }
    }
}
