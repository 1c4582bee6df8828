package dev.dmcp.application.container;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a container's output.
 *
 * @param tail at most so many of the last lines; absent for all
 * @param since not older than
 * @param follow whether to stay until the container stops
 */
public record LogRequest(OptionalInt tail, Optional<Instant> since, Optional<Instant> until, boolean follow) {
    public static LogRequest lastLines(int count) {
        return new LogRequest(OptionalInt.of(count), Optional.empty(), Optional.empty(), false);
    }
}
