package dev.dmcp.application.clean;

import dev.dmcp.application.clean.CleanOperation.PruneCache;
import dev.dmcp.application.clean.CleanOperation.RemoveImage;
import dev.dmcp.application.image.CachePrune;
import dev.dmcp.application.image.CacheRecord;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.ImageName;
import dev.dmcp.application.plan.Plan;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what goes. Ownership is read from labels and whole names, never from parts of names; what a container uses
 * stays, and so does an image to which somebody gave a name of their own.
 */
public final class CleanPlanner {
    private final CleanRequest request;
    private final CleanSnapshot snapshot;
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> wantedRepositories = new HashSet<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final Plan.Builder<CleanOperation> steps;

    private CleanPlanner(CleanRequest request, CleanSnapshot snapshot) {
        this.request = request;
        this.snapshot = snapshot;
        this.steps = new Plan.Builder<>("clean " + request.project());
        for (String reference : request.wanted()) {
            wanted.add(ImageName.full(reference));
            wantedRepositories.add(ImageName.repository(reference));
        }
    }

    public static Plan<CleanOperation> plan(CleanRequest request, CleanSnapshot snapshot) {
        CleanPlanner planner = new CleanPlanner(request, snapshot);
        switch (request.mode()) {
            case NONE -> {}
            case SELECTIVE -> {
                planner.ownImages();
                planner.cache();
            }
            case ALL -> {
                planner.ownImages();
                planner.foreignImages();
                planner.cache();
            }
        }
        return planner.steps.build();
    }

    // ---- this project's ------------------------------------------------------------------

    private void ownImages() {
        snapshot.images().stream()
                .filter(this::isOwn)
                .sorted(Comparator.comparing(snapshot.history()::since).reversed())
                .forEach(this::ownImage);
    }

    private boolean isOwn(EngineImage image) {
        return image.label(ImageLabels.PROJECT).equals(request.project());
    }

    private void ownImage(EngineImage image) {
        if (isWanted(image) || isInUse(image) || hasForeignName(image) || isKeptGeneration(image)) {
            return;
        }
        if (request.isOldEnough(image.created())) {
            String target = image.label(ImageLabels.TARGET);
            remove(image, false, image.tags().isEmpty() ? "an earlier " + target : "no longer named by the project");
        }
    }

    private boolean isWanted(EngineImage image) {
        return image.tags().stream().anyMatch(tag -> wanted.contains(ImageName.full(tag)));
    }

    private boolean isInUse(EngineImage image) {
        return snapshot.imagesInUse().contains(image.id());
    }

    private boolean hasForeignName(EngineImage image) {
        return !image.foreignNames(wantedRepositories).isEmpty();
    }

    private boolean isKeptGeneration(EngineImage image) {
        return generations.merge(image.label(ImageLabels.TARGET), 1, Integer::sum) <= request.keepGenerations();
    }

    // ---- other people's ------------------------------------------------------------------

    private void foreignImages() {
        for (EngineImage image : snapshot.images()) {
            if (!isOwn(image) && !isWanted(image) && !isInUse(image) && request.isOldEnough(image.created())) {
                String owner = image.label(ImageLabels.PROJECT);
                remove(image, true, owner.isEmpty() ? "nothing uses it" : "project " + owner + ", nothing uses it");
            }
        }
    }

    private void remove(EngineImage image, boolean foreign, String cause) {
        if (image.tags().isEmpty()) {
            steps.add(new RemoveImage(image.id(), image.sizeBytes(), foreign), cause);
        }
        for (String tag : image.tags()) {
            steps.add(new RemoveImage(tag, image.sizeBytes(), foreign), cause);
        }
    }

    // ---- the build cache -----------------------------------------------------------------

    private void cache() {
        if (request.keepCache().isEmpty()) {
            return;
        }
        long keep = request.keepCache().getAsLong();
        Duration age = request.olderThan().orElse(Duration.ZERO);
        Optional<String> mounts = request.mode() == CleanMode.ALL ? Optional.empty() : Optional.of(request.project());
        List<CacheRecord> records = snapshot.cache().stream()
                .filter(record -> !record.inUse() && !record.shared())
                .filter(record -> request.isOldEnough(record.lastUsed()))
                .filter(record -> mounts.map(record::isCacheMountOf).orElse(true))
                .toList();
        long bytes = records.stream().mapToLong(CacheRecord::sizeBytes).sum();
        if (bytes > keep) {
            steps.add(new PruneCache(new CachePrune(mounts, age, keep), bytes - keep), "asked for");
        }
    }
}
