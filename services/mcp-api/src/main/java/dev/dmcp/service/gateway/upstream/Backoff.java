package dev.dmcp.service.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a server that could not be reached may be tried again: after half a second, then twice as long each time, up to half a minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final RandomGenerator random;
    private int failures;
    private Instant next = Instant.MIN;

    Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** How long to wait still; empty when it may be tried now. */
    synchronized Optional<Duration> left() {
        if (failures == 0) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), next);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
        next = Instant.MIN;
    }

    /** Up to a fifth longer, at random: many that lost a server together do not come back together. */
    synchronized void failed() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 10));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        failures++;
        next = clock.instant().plus(bounded).plusMillis(random.nextLong(bounded.toMillis() / 5 + 1));
    }
}
