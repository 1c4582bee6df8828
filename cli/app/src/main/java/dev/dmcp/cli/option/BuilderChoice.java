package dev.dmcp.cli.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which builder builds, and how long it may wait for registries.
 *
 * @param builder its name or address; empty for what docker buildx would take
 * @param tls the folder of the files with which one at {@code tcp://} is spoken to
 * @param registryTimeout how long a registry may say nothing; empty for the usual times
 */
public record BuilderChoice(Optional<String> builder, Optional<Path> tls, Optional<Duration> registryTimeout) {
    /** What docker buildx would take. */
    public static BuilderChoice usual(Optional<Duration> registryTimeout) {
        return new BuilderChoice(Optional.empty(), Optional.empty(), registryTimeout);
    }

    /** The engine's own, whatever docker buildx would take. */
    public static BuilderChoice engine(Optional<Duration> registryTimeout) {
        return new BuilderChoice(Optional.of("default"), Optional.empty(), registryTimeout);
    }
}
