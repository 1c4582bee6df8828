package dev.dmcp.mcp.client.link;

import java.time.Duration;

/** The moment when a request has taken too long, by a clock that nobody sets. */
public record Deadline(long nanoTime) {
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What is left; zero when the moment has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean hasPassed() {
        return left().isZero();
    }
}
