package dev.dmcp.engine.buildkit.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions.SshAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents of our own, with the OpenSSH of this machine. */
class SshAgentsIT {
    @TempDir
    private Path folder;

    private final SshAgents agents = new SshAgents(System.getenv("PATH"));

    @Test
    void keys_from_files_have_an_agent_as_long_as_they_are_needed() throws Exception {
        Path one = key("one", "");
        Path two = key("two", "");

        Path socket = agents.socket(agent(one, two));

        assertThat(agents.socket(agent(one, two))).as("of each session").isEqualTo(socket);
        assertThat(run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-l").lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("one@test"),
                        line -> assertThat(line).contains("two@test"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        List<ProcessHandle> processes = processes(socket);
        assertThat(processes).isNotEmpty();

        agents.close();

        assertThat(socket.getParent()).doesNotExist();
        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_agent_ends_with_a_program_that_was_killed() throws Exception {
        Path socket = agents.socket(agent(key("one", "")));
        List<ProcessHandle> processes = processes(socket);

        // What the system does to our end of the pipe; nobody is left to end the agent.
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/cat"))
                .forEach(ProcessHandle::destroyForcibly);

        for (ProcessHandle process : processes) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
        agents.close();
    }

    @Test
    void a_key_that_wants_a_passphrase_is_refused_and_nobody_is_asked() throws Exception {
        assertRefused(
                key("secret", "a passphrase"), "is protected by a passphrase", "ssh-add " + folder.resolve("secret"));
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws Exception {
        Path open = key("open", "");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused(open, "can be read by others", "`chmod 600 " + open + "`");
    }

    @Test
    void what_is_no_key_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no key\n");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));

        assertRefused(text, "cannot use `" + text + "` as an SSH key: ", "name a file with a private key");
        assertRefused(folder, "there is no socket and no key", "name the socket of an agent");
    }

    @Test
    void without_openssh_its_package_is_named() throws Exception {
        Path key = key("one", "");

        assertThatThrownBy(() -> new SshAgents(folder.toString()).socket(agent(key)))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class,
                        failure -> assertThat(failure.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("openssh-client")))
                .hasMessageContaining("there is no `ssh-keygen`");
    }

    private void assertRefused(Path key, String sentence, String hint) {
        assertThatThrownBy(() -> agents.socket(agent(key)))
                .isInstanceOfSatisfying(
                        Failure.InvalidInput.class,
                        failure -> assertThat(failure.hint().orElse("")).contains(hint))
                .hasMessageContaining(sentence);
    }

    private static SshAgent agent(Path... keys) {
        return new SshAgent("default", Stream.of(keys).map(Path::toString).toList());
    }

    private Path key(String name, String passphrase) throws Exception {
        Path key = folder.resolve(name);
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name + "@test", "-f", key.toString());
        return key;
    }

    private static List<ProcessHandle> processes(Path socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(socket.toString()))
                .toList();
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
