package dev.dmcp.application.build;

import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.BuiltImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of one image.
 *
 * @param built whether the builder was asked; otherwise it was there already
 * @param reason why it was built; empty text where it was not
 * @param steps of its Dockerfile that took part; 0 where it was not built
 * @param sizeBytes as the engine counts it
 * @param earlierSizeBytes when it was built the last time; 0 where that is not remembered
 */
public record ImageResult(
        String name,
        List<String> tags,
        String imageId,
        boolean built,
        String reason,
        int steps,
        int cachedSteps,
        Duration duration,
        long sizeBytes,
        long earlierSizeBytes) {
    public ImageResult {
        tags = List.copyOf(tags);
    }

    static ImageResult upToDate(BuildPlan.UpToDate image) {
        return new ImageResult(
                image.name(),
                image.tags(),
                image.imageId(),
                false,
                "",
                0,
                0,
                Duration.ZERO,
                image.sizeBytes(),
                image.sizeBytes());
    }

    static ImageResult built(BuiltImage image, List<String> tags, String reason, long sizeBytes, long earlier) {
        return new ImageResult(
                image.name(),
                tags,
                image.id(),
                true,
                reason,
                image.steps(),
                image.cachedSteps(),
                image.duration(),
                sizeBytes,
                earlier);
    }

    BuildRecord record(Instant time, String input) {
        return new BuildRecord(time, name, imageId, input, steps, cachedSteps, duration, sizeBytes);
    }
}
