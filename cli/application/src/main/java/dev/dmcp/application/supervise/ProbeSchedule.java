package dev.dmcp.application.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a service is asked how it is; a pure function of its state. */
public final class ProbeSchedule {

    /** A probe that takes longer counts as failed. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration STARTING_EARLY = Duration.ofMillis(100);
    private static final Duration STARTING_LATE = Duration.ofMillis(500);
    private static final Duration EARLY = Duration.ofSeconds(5);
    private static final Duration HEALTHY = Duration.ofSeconds(5);
    private static final Duration UNHEALTHY = Duration.ofSeconds(1);

    private ProbeSchedule() {}

    /** The time from one probe to the next, empty when there is nothing to ask. */
    public static Optional<Duration> pause(ProcessState state, Instant now) {
        return switch (state) {
            case ProcessState.Starting starting ->
                Optional.of(
                        Duration.between(starting.startedAt(), now).compareTo(EARLY) < 0
                                ? STARTING_EARLY
                                : STARTING_LATE);
            case ProcessState.Healthy healthy -> Optional.of(healthy.failedProbes() == 0 ? HEALTHY : UNHEALTHY);
            case ProcessState.Unhealthy _ -> Optional.of(UNHEALTHY);
            case ProcessState.Stopped _,
                    ProcessState.Waiting _,
                    ProcessState.Stopping _,
                    ProcessState.BackingOff _,
                    ProcessState.Crashed _ -> Optional.empty();
        };
    }
}
