package dev.dmcp.application.image;

import java.time.Duration;
import java.time.Instant;

/**
 * One image of one build, for looking back.
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
        long sizeBytes) {}
