package dev.dmcp.mcp.client.stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a server is started.
 *
 * @param command the program and its arguments
 * @param environment variables of the child
 * @param inherits whether the child gets this process's variables too, as far as {@code environment} has none of the name
 * @param directory where it runs; empty for here
 * @param maxMessageBytes longest message that is taken from it
 * @param grace how long it may take to end after each way of asking it to
 * @param log told of each line that it writes to its standard error; must not block
 */
public record ChildCommand(
        List<String> command,
        Map<String, String> environment,
        boolean inherits,
        Optional<Path> directory,
        int maxMessageBytes,
        Duration grace,
        Consumer<String> log) {

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command names a program");
        }
    }

    public static ChildCommand of(List<String> command) {
        return new ChildCommand(command, Map.of(), true, Optional.empty(), 16 << 20, Duration.ofSeconds(2), line -> {});
    }

    public ChildCommand withEnvironment(Map<String, String> more) {
        return new ChildCommand(command, more, true, directory, maxMessageBytes, grace, log);
    }

    /** With these variables, and none of this process: for programs that are not to see its secrets. */
    public ChildCommand withOnlyEnvironment(Map<String, String> all) {
        return new ChildCommand(command, all, false, directory, maxMessageBytes, grace, log);
    }

    public ChildCommand withDirectory(Path other) {
        return new ChildCommand(command, environment, inherits, Optional.of(other), maxMessageBytes, grace, log);
    }

    public ChildCommand withMaxMessageBytes(int bytes) {
        return new ChildCommand(command, environment, inherits, directory, bytes, grace, log);
    }

    public ChildCommand withGrace(Duration other) {
        return new ChildCommand(command, environment, inherits, directory, maxMessageBytes, other, log);
    }

    public ChildCommand withLog(Consumer<String> listener) {
        return new ChildCommand(command, environment, inherits, directory, maxMessageBytes, grace, listener);
    }
}
