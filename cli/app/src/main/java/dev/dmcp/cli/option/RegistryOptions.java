package dev.dmcp.cli.option;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Patience with registries. */
public final class RegistryOptions {

    @Option(
            names = "--registry-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Give up when a registry says nothing for so long; 1m otherwise, and 15m for an upload.")
    @Nullable
    Duration registryTimeout;

    /** How long a registry may say nothing; empty for the usual times. */
    public Optional<Duration> timeout() {
        if (registryTimeout != null && registryTimeout.isZero()) {
            throw new Failure.InvalidInput(
                    "`--registry-timeout` leaves a registry no time at all", "write a time such as `30s` or `20m`");
        }
        return Optional.ofNullable(registryTimeout);
    }
}
