package dev.dmcp.application.image;

import java.time.Duration;
import java.time.Instant;

/**
 * One image of one build, for looking back. An image that was there already and got its name back has no steps.
 *
 * @param input the short digest of its input
 * @param sizeBytes 0 where the engine did not say
 */
public record BuildRecord(
        Instant time,
        String name,
        String imageId,
        String input,
        int steps,
        int cachedSteps,
        Duration duration,
        long sizeBytes) {

    public static BuildRecord renamed(Instant time, String name, String imageId, String input, long sizeBytes) {
        return new BuildRecord(time, name, imageId, input, 0, 0, Duration.ZERO, sizeBytes);
    }

    /** Whether the builder was asked. */
    public boolean isBuilt() {
        return steps > 0;
    }
}
