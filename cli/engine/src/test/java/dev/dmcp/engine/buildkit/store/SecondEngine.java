package dev.dmcp.engine.buildkit.store;

import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.http.Connector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Docker engine of our own, with the containerd image store: own socket, data folder, pid file and bridge. The bridge
 * is a network of the machine's engine, which makes and removes it: an engine that is told to have no bridge takes away
 * the one of its neighbour. Needs root.
 */
final class SecondEngine implements AutoCloseable {
    private final Path folder;
    private final Path data;
    private final EngineNetwork network;
    private final List<String> flags;
    private @Nullable Process process;

    /** @param data where it keeps everything */
    private SecondEngine(Path folder, Path data, EngineNetwork network, List<String> flags) {
        this.folder = folder;
        this.data = data;
        this.network = network;
        this.flags = flags;
    }

    static SecondEngine start(Path folder, Path data, EngineNetwork network, Path authority, String... flags)
            throws Exception {
        SecondEngine engine = new SecondEngine(folder, data, network, List.of(flags));
        engine.start(authority);
        return engine;
    }

    /** @param authority whom the engine trusts beside those of the machine */
    void start(Path authority) throws Exception {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                "dockerd",
                "--host=unix://" + socket(),
                "--data-root=" + data,
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("docker.pid"),
                "--feature=containerd-snapshotter=true",
                "--bridge=" + network.bridge(),
                "--iptables=false",
                "--ip6tables=false",
                "--userland-proxy=false"));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("SSL_CERT_FILE", authority.toString());
        Process started = builder.start();
        process = started;
        Programs.await("the second engine's start", () -> answers() || !started.isAlive());
        if (!started.isAlive()) {
            throw new IOException("dockerd ended: " + Files.readString(folder.resolve("log"), StandardCharsets.UTF_8));
        }
    }

    private boolean answers() {
        try {
            docker("version");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    Path socket() {
        return folder.resolve("docker.sock");
    }

    EngineAddress address() {
        return new EngineAddress.UnixSocket(socket());
    }

    Connector connector() {
        return DockerApi.connector(address());
    }

    /** The docker CLI's opinion. */
    String docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker", "-H", "unix://" + socket()));
        command.addAll(List.of(arguments));
        return Programs.run(command.toArray(String[]::new));
    }

    /** As a crash or the kernel would: nothing is tidied up. Its own containerd goes with it. */
    void kill() throws IOException {
        Process running = process;
        if (running != null && !Programs.ends(running.destroyForcibly())) {
            throw new IOException("the second engine cannot be killed");
        }
    }

    @Override
    public void close() throws IOException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!Programs.ends(running)) {
                kill();
                throw new IOException("the second engine did not end");
            }
        }
        unmountAll();
    }

    /** An engine that was killed leaves what its containers had mounted. */
    private void unmountAll() throws IOException {
        Programs.shell(Path.of("/"), """
                awk '$2 ~ "^%s/" || $2 ~ "^%s/" { print $2 }' /proc/mounts | sort -r | xargs -r umount -l
                """.formatted(folder, data));
    }
}
