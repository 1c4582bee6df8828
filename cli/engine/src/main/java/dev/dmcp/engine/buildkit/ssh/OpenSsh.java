package dev.dmcp.engine.buildkit.ssh;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The programs of OpenSSH that an agent of our own takes. None of them asks anybody for anything. */
final class OpenSsh {
    private final Programs programs;

    OpenSsh(Programs programs) {
        this.programs = programs;
    }

    Path agent() {
        return program("ssh-agent");
    }

    private Path program(String name) {
        return programs.find(name)
                .orElseThrow(() -> new Failure.InvalidInput(
                        "a key can be used by way of an SSH agent only, and there is no `%s`".formatted(name),
                        "install OpenSSH's client (`apt-get install openssh-client`)"));
    }

    /** Reads the key with an empty passphrase, which is none: {@code ssh-add} would ask at the terminal. */
    void requireUsable(Path key) {
        Said said = run(Map.of(), program("ssh-keygen"), "-y", "-P", "", "-f", key.toString());
        if (!said.isDone()) {
            throw refused(key, said.words());
        }
    }

    void add(Path key, Path socket) {
        Said said = run(Map.of("SSH_AUTH_SOCK", socket.toString()), program("ssh-add"), "-q", key.toString());
        if (!said.isDone()) {
            throw refused(key, said.words());
        }
    }

    private static Failure refused(Path key, String words) {
        String small = words.toLowerCase(Locale.ROOT);
        if (small.contains("incorrect passphrase")) {
            return new Failure.InvalidInput(
                    "the key `%s` is protected by a passphrase, and a build asks nobody for it".formatted(key),
                    "give it to an agent, and the agent to the build: `eval $(ssh-agent)`, `ssh-add %s`, then `--ssh ID`"
                            .formatted(key));
        }
        if (small.contains("bad permissions")) {
            return new Failure.InvalidInput(
                    "the key `%s` can be read by others, and OpenSSH takes none of these".formatted(key),
                    "`chmod 600 %s`".formatted(key));
        }
        return new Failure.InvalidInput(
                "cannot use `%s` as an SSH key: %s".formatted(key, words.lines().reduce("", (one, last) -> last)),
                "name a file with a private key, or the socket of an agent");
    }

    private record Said(boolean isDone, String words) {}

    private static Said run(Map<String, String> variables, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor() == 0, words.strip());
        } catch (IOException broken) {
            throw new Failure.OperationFailed(
                    "cannot run `%s`: %s".formatted(program, broken.getMessage()), "check that it can be run", broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("interrupted");
        }
    }
}
