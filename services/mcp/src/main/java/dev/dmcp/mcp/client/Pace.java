package dev.dmcp.mcp.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Slows down a server that says more unasked than anybody can want: up to a thousand messages at once are fine, after that two hundred a second. The
 * reader waits, so the server's own writing does; nobody else is held up. Thread-safe.
 */
final class Pace {
    private static final long EACH_NANOS = TimeUnit.SECONDS.toNanos(1) / 200;
    private static final long AT_ONCE_NANOS = 1_000 * EACH_NANOS;

    private long freeAt = System.nanoTime() - AT_ONCE_NANOS;

    /** Waits as long as one message more has to. */
    void next() {
        long wait = take(System.nanoTime());
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    /** How long to wait before the message that came at {@code now}. */
    synchronized long take(long now) {
        freeAt = Math.max(freeAt, now - AT_ONCE_NANOS) + EACH_NANOS;
        return freeAt - now;
    }
}
