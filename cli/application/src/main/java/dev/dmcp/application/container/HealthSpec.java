package dev.dmcp.application.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the engine asks a container for its health.
 *
 * @param test {@code NONE}, {@code CMD …} or {@code CMD-SHELL …}; empty to keep the image's
 * @param startInterval between tests while the start period lasts
 */
public record HealthSpec(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        OptionalInt retries,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval) {
    public HealthSpec {
        test = List.copyOf(test);
    }
}
