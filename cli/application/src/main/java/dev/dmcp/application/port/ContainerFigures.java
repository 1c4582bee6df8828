package dev.dmcp.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What containers use of the machine. */
@FunctionalInterface
public interface ContainerFigures {

    /**
     * One look at a container.
     *
     * @param cpuNanos processor time since its start
     * @param memoryBytes without what the system would give back at once (unused file cache)
     */
    record Reading(Instant at, long cpuNanos, long memoryBytes) {

        /** Processor time between two looks in percent of one core; absent when no time has passed. */
        public OptionalDouble cpuPercentSince(Reading earlier) {
            double nanos = Duration.between(earlier.at, at).toNanos();
            return nanos <= 0 || cpuNanos < earlier.cpuNanos
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(100.0 * (cpuNanos - earlier.cpuNanos) / nanos);
        }
    }

    /** Absent for a container that does not run, or is not there. */
    Optional<Reading> read(String container);
}
