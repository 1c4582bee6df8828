package dev.dmcp.application.clean;

import dev.dmcp.application.clean.CleanOperation.PruneCache;
import dev.dmcp.application.clean.CleanOperation.RemoveImage;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.port.BuildCache;
import dev.dmcp.application.port.ImageStore;

/** Does what a clean plan says, one thing after another. */
public final class RunClean {
    private final ImageStore images;
    private final BuildCache cache;
    private final Reporter reporter;

    public RunClean(ImageStore images, BuildCache cache, Reporter reporter) {
        this.images = images;
        this.cache = cache;
        this.reporter = reporter;
    }

    /** @throws dev.dmcp.application.failure.Failure the first one; what went before is gone */
    public void run(Plan<CleanOperation> plan) {
        new PlanExecutor<CleanOperation>(
                        step -> {
                            switch (step.operation()) {
                                case RemoveImage image -> images.remove(image.reference());
                                case PruneCache(var prune, long ignored) -> cache.prune(prune);
                            }
                        },
                        reporter,
                        1)
                .execute(plan);
    }
}
