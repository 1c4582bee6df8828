package dev.dmcp.mcp.client.stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param command the program and its arguments
 * @param environment variables of the child
 * @param inherits whether the child gets this process's variables too, as far as {@code environment} has none of the name
 * @param directory where it runs; empty for here
 * @param maxMessageBytes longest message that is taken from it
 * @param maxMemoryBytes how much memory of its own it and its children may use together before they are killed; looked at each second, on Linux only
 * @param grace how long it may take to end after each way of asking it to
 */
public record ChildCommand(
        List<String> command,
        Map<String, String> environment,
        boolean inherits,
        Optional<Path> directory,
        int maxMessageBytes,
        Optional<Long> maxMemoryBytes,
        Duration grace,
        ChildListener listener) {

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command names a program");
        }
    }

    public static ChildCommand of(List<String> command) {
        return new ChildCommand(
                command,
                Map.of(),
                true,
                Optional.empty(),
                16 << 20,
                Optional.empty(),
                Duration.ofSeconds(2),
                new ChildListener() {});
    }

    public ChildCommand withEnvironment(Map<String, String> more) {
        return new ChildCommand(command, more, true, directory, maxMessageBytes, maxMemoryBytes, grace, listener);
    }

    /** With these variables, and none of this process: for programs that are not to see its secrets. */
    public ChildCommand withOnlyEnvironment(Map<String, String> all) {
        return new ChildCommand(command, all, false, directory, maxMessageBytes, maxMemoryBytes, grace, listener);
    }

    public ChildCommand withDirectory(Path other) {
        return new ChildCommand(
                command, environment, inherits, Optional.of(other), maxMessageBytes, maxMemoryBytes, grace, listener);
    }

    public ChildCommand withMaxMessageBytes(int bytes) {
        return new ChildCommand(command, environment, inherits, directory, bytes, maxMemoryBytes, grace, listener);
    }

    public ChildCommand withMaxMemoryBytes(long bytes) {
        return new ChildCommand(
                command, environment, inherits, directory, maxMessageBytes, Optional.of(bytes), grace, listener);
    }

    public ChildCommand withGrace(Duration other) {
        return new ChildCommand(
                command, environment, inherits, directory, maxMessageBytes, maxMemoryBytes, other, listener);
    }

    public ChildCommand withListener(ChildListener other) {
        return new ChildCommand(
                command, environment, inherits, directory, maxMessageBytes, maxMemoryBytes, grace, other);
    }
}
