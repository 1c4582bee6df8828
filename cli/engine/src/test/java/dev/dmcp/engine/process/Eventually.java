package dev.dmcp.engine.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, until a deadline. */
final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long GLANCE_NANOS = 5_000_000;

    private Eventually() {}

    /** @param otherwise says what was there instead */
    static void isTrue(BooleanSupplier condition, Supplier<?> otherwise) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + otherwise.get());
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
