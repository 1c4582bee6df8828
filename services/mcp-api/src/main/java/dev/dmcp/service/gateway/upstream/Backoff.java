package dev.dmcp.service.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a server that could not be reached may be tried again: after half a second, then twice as long each time, up to half a minute. So may one that was
 * reached and ended soon after: else a program that crashes at once would be started twice a second for ever.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final RandomGenerator random;
    private static final Duration STABLE = Duration.ofMinutes(1);

    private int failures;
    private int shortLives;
    private Instant next = Instant.MIN;

    Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** How long to wait still; empty when it may be tried now. */
    synchronized Optional<Duration> left() {
        if (failures == 0 && shortLives == 0) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), next);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
        next = Instant.MIN;
    }

    synchronized void failed() {
        failures++;
        waitAfter(failures);
    }

    /** A connection ended by itself, that long after it was opened. */
    synchronized void lost(Duration afterwards) {
        if (afterwards.compareTo(STABLE) >= 0) {
            shortLives = 0;
            return;
        }
        shortLives++;
        waitAfter(shortLives);
    }

    /** How many times in a row it could not be reached. */
    synchronized int failures() {
        return failures;
    }

    /** Up to a fifth longer, at random: many that lost a server together do not come back together. */
    private void waitAfter(int times) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        next = clock.instant().plus(bounded).plusMillis(random.nextLong(bounded.toMillis() / 5 + 1));
    }
}
