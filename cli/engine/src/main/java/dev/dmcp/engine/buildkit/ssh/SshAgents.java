package dev.dmcp.engine.buildkit.ssh;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions.SshAgent;
import dev.dmcp.engine.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the SSH agents of some builds can be reached. For keys from files one is started, which ends with this. */
public final class SshAgents implements AutoCloseable {
    private final Programs programs;
    private final Map<List<Path>, KeyAgent> started = new HashMap<>();

    /** @param searchPath where the programs of OpenSSH are looked for, as {@code PATH} says it */
    public SshAgents(String searchPath) {
        this.programs = new Programs(searchPath);
    }

    /**
     * The socket of an agent.
     *
     * @throws Failure where it cannot be had
     */
    public Path socket(SshAgent agent) {
        List<Path> sources = agent.sources().stream().map(Path::of).toList();
        if (sources.size() == 1 && isSocket(sources.getFirst())) {
            return sources.getFirst();
        }
        for (Path source : sources) {
            if (!Files.isRegularFile(source)) {
                throw new Failure.InvalidInput(
                        "the SSH agent `%s` is to be at `%s`, and there is no socket and no key"
                                .formatted(agent.id(), source),
                        "name the socket of an agent, a file with a private key, or several with commas between them");
            }
        }
        return started.computeIfAbsent(sources, keys -> KeyAgent.with(keys, programs))
                .socket();
    }

    private static boolean isSocket(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    @Override
    public void close() {
        started.values().forEach(KeyAgent::close);
        started.clear();
    }
}
