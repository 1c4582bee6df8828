package dev.dmcp.application.supervise;

import java.time.Duration;

/**
 * When a service that failed is started again: after 1, 2, 4 … seconds, never more than {@code longest}, until it
 * failed {@code attempts} times in a row.
 *
 * @param attempts restarts in a row before the service counts as crashed; 0 never restarts
 * @param first the delay before the first restart
 * @param longest the delay never grows beyond this
 * @param forgiveAfter a service that was healthy for so long starts again from the first delay
 */
public record RestartPolicy(int attempts, Duration first, Duration longest, Duration forgiveAfter) {

    public static final RestartPolicy STANDARD =
            new RestartPolicy(8, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private static final double JITTER = 0.2;

    public RestartPolicy {
        if (attempts < 0 || first.isNegative() || longest.compareTo(first) < 0 || forgiveAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "restart policy %d, %s, %s, %s".formatted(attempts, first, longest, forgiveAfter));
        }
    }

    /** Whether a service that failed so many times in a row is given up. */
    public boolean givesUpAfter(int failures) {
        return failures > attempts;
    }

    /**
     * The time to wait after a failure.
     *
     * @param failures failures in a row, this one included, at least 1
     * @param seed spreads the delays of services that failed together by up to a fifth; the same seed gives the same
     */
    public Duration delay(int failures, String seed) {
        long grown = first.toMillis() << Math.min(failures - 1, 20);
        long bounded = Math.min(grown, longest.toMillis());
        double share = Math.floorMod((seed + failures).hashCode(), 1000) / 1000.0;
        return Duration.ofMillis(Math.min(longest.toMillis(), Math.round(bounded * (1 + JITTER * share))));
    }
}
