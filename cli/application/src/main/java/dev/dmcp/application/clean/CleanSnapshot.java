package dev.dmcp.application.clean;

import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.CacheRecord;
import dev.dmcp.application.image.EngineImage;
import java.util.List;
import java.util.Set;

/**
 * One look at the engine.
 *
 * @param imagesInUse the ids of images that have a container, running or not
 * @param history when images were built, as far as this machine remembers
 * @param cache the records of the build cache; empty where nobody asked for them
 */
public record CleanSnapshot(
        List<EngineImage> images, Set<String> imagesInUse, BuildHistory history, List<CacheRecord> cache) {
    static final CleanSnapshot NOTHING = new CleanSnapshot(List.of(), Set.of(), new BuildHistory(List.of()), List.of());

    public CleanSnapshot {
        images = List.copyOf(images);
        imagesInUse = Set.copyOf(imagesInUse);
        cache = List.copyOf(cache);
    }
}
