package dev.dmcp.engine.buildkit.ssh;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An {@code ssh-agent} of our own that has some keys. It lies in a folder that only its owner may enter, and ends with this
 * program, however that ends: the agent lives for as long as a program that it was started for, and that one reads from us.
 */
final class KeyAgent implements AutoCloseable {
    private static final String NAME = "agent";
    private static final long ENDS_WITHIN_SECONDS = 2;

    /** Says the agent's process once its socket is there, and ends when nobody has the other end of its input any more. */
    private static final List<String> WAITS = List.of("sh", "-c", "echo \"$SSH_AGENT_PID\"; exec cat");

    private final Path folder;
    private final Process waiting;
    private final Optional<ProcessHandle> agent;

    private KeyAgent(Path folder, Process waiting, Optional<ProcessHandle> agent) {
        this.folder = folder;
        this.waiting = waiting;
        this.agent = agent;
    }

    /** @throws Failure when there is no OpenSSH, or a key cannot be used */
    static KeyAgent with(List<Path> keys, Programs programs) {
        OpenSsh ssh = new OpenSsh(programs);
        keys.forEach(ssh::requireUsable);
        KeyAgent agent = start(ssh.agent());
        try {
            keys.forEach(key -> ssh.add(key, agent.socket()));
            return agent;
        } catch (RuntimeException refused) {
            agent.close();
            throw refused;
        }
    }

    private static KeyAgent start(Path program) {
        try {
            Path folder = Files.createTempDirectory(
                    "dmcp-ssh-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                return start(program, folder);
            } catch (IOException refused) {
                remove(folder);
                throw refused;
            }
        } catch (IOException refused) {
            throw new Failure.OperationFailed(
                    "cannot start an SSH agent: %s".formatted(refused.getMessage()),
                    "start one yourself, and name its socket: `--ssh ID=SOCKET`",
                    refused);
        }
    }

    private static KeyAgent start(Path program, Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-a", folder.resolve(NAME).toString()));
        command.addAll(WAITS);
        Process waiting = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = waiting.inputReader().readLine();
        if (said == null || !said.matches("[0-9]+")) {
            waiting.destroy();
            throw new IOException("`%s` did not begin".formatted(program));
        }
        return new KeyAgent(folder, waiting, ProcessHandle.of(Long.parseLong(said)));
    }

    Path socket() {
        return folder.resolve(NAME);
    }

    @Override
    public void close() {
        try {
            waiting.getOutputStream().close();
            agent.ifPresent(ProcessHandle::destroy);
            if (!waiting.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                waiting.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            waiting.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            waiting.destroyForcibly();
        }
        remove(folder);
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
            Files.deleteIfExists(folder);
        } catch (IOException refused) {
            // An empty folder stays, for its owner alone.
        }
    }
}
