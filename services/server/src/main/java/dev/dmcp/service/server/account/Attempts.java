package dev.dmcp.service.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts failed sign-ins of each caller, so that passwords cannot be tried out by the thousand. Thread-safe. */
final class Attempts {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 10_000;

    private record Count(int failures, Instant since) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new HashMap<>();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(String caller) {
        Count count = counts.get(caller);
        return count != null && isCurrent(count) && count.failures() >= MOST;
    }

    synchronized void failed(String caller) {
        if (counts.size() >= MOST_CALLERS) {
            counts.values().removeIf(count -> !isCurrent(count));
        }
        counts.merge(
                caller,
                new Count(1, clock.instant()),
                (old, first) -> isCurrent(old) ? new Count(old.failures() + 1, old.since()) : first);
    }

    private boolean isCurrent(Count count) {
        return count.since().plus(WINDOW).isAfter(clock.instant());
    }
}
