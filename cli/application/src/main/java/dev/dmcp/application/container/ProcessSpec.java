package dev.dmcp.application.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The process that a container runs.
 *
 * @param entrypoint absent for the image's own; an empty list clears it
 * @param command absent for the image's own; an empty list clears it
 * @param environment lines {@code NAME=value}, or {@code NAME} to take the variable away
 * @param user {@code name}, {@code uid} or {@code uid:gid}
 * @param groups further groups of the user
 * @param init whether an init process of the engine's runs as process 1; absent for the engine's default
 * @param stopSignal {@code SIGTERM} where absent
 * @param stopGrace between the stop signal and the kill; whole seconds count
 */
public record ProcessSpec(
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        List<String> environment,
        Optional<String> workingDirectory,
        Optional<String> user,
        List<String> groups,
        boolean terminal,
        boolean openInput,
        Optional<Boolean> init,
        Optional<String> stopSignal,
        Optional<Duration> stopGrace,
        Optional<String> hostname,
        Optional<String> domainName) {
    /** As the image says. */
    public static final ProcessSpec OF_IMAGE = new ProcessSpec(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ProcessSpec {
        entrypoint = entrypoint.map(List::copyOf);
        command = command.map(List::copyOf);
        environment = List.copyOf(environment);
        groups = List.copyOf(groups);
    }

    public ProcessSpec withCommand(List<String> other) {
        return new ProcessSpec(
                entrypoint,
                Optional.of(other),
                environment,
                workingDirectory,
                user,
                groups,
                terminal,
                openInput,
                init,
                stopSignal,
                stopGrace,
                hostname,
                domainName);
    }
}
