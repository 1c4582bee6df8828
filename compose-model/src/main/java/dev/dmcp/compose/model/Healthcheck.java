package dev.dmcp.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the engine finds out whether a container is healthy; what is absent is the image's or the engine's own.
 *
 * @param test begins with {@code CMD}, {@code CMD-SHELL} or {@code NONE}; empty for the image's own
 * @param disabled no check, whatever the image says
 */
public record Healthcheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        Optional<Long> retries,
        boolean disabled) {}
