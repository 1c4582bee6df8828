package dev.dmcp.application.clean;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.CacheRecord;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.BuildCache;
import dev.dmcp.application.port.BuildMemory;
import dev.dmcp.application.port.ImageStore;
import java.util.List;

/** Takes away what builds left behind: looks, plans, removes. */
public final class CleanImages {
    private final ImageStore images;
    private final BuildCache cache;
    private final BuildMemory memory;

    public CleanImages(ImageStore images, BuildCache cache, BuildMemory memory) {
        this.images = images;
        this.cache = cache;
        this.memory = memory;
    }

    /** Looks and plans; changes nothing. The cache is only asked when the request speaks of it. */
    public Plan<CleanOperation> plan(CleanRequest request) {
        if (request.mode() == CleanMode.NONE) {
            return CleanPlanner.plan(request, CleanSnapshot.NOTHING);
        }
        List<CacheRecord> records = request.keepCache().isPresent() ? cache.records() : List.of();
        return CleanPlanner.plan(
                request,
                new CleanSnapshot(
                        images.images(),
                        images.imagesInUse(),
                        new BuildHistory(memory.history(request.project())),
                        records));
    }

    /** Does what the plan says. */
    public void run(Plan<CleanOperation> plan, Reporter reporter) {
        new RunClean(images, cache, reporter).run(plan);
    }
}
