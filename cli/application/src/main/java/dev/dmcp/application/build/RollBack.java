package dev.dmcp.application.build;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.port.BuildLock;
import dev.dmcp.application.port.BuildMemory;
import dev.dmcp.application.port.ImageStore;

/** Gives services' names back to the images that they stood for before: looks, plans, tags. */
public final class RollBack {
    private final ImageStore images;
    private final BuildMemory memory;
    private final BuildLock lock;

    public RollBack(ImageStore images, BuildMemory memory, BuildLock lock) {
        this.images = images;
        this.memory = memory;
        this.lock = lock;
    }

    /** Looks; changes nothing. */
    public RollbackPlanner planner(BuildRequest request) {
        return new RollbackPlanner(request, images.images(), memory.history(request.project()));
    }

    /**
     * Does what the plan says.
     *
     * @throws Failure.TryAgain while the project is being built, which would take the names again
     */
    public void run(String project, Plan<BuildOperation> plan, Reporter reporter) {
        BuildLock.Held alone = lock.alone(project)
                .orElseThrow(() -> new Failure.TryAgain(
                        "a build of `%s` runs on this machine, so nothing was rolled back".formatted(project),
                        "run `dmcp rollback` again when it has ended"));
        try (alone) {
            new PlanExecutor<BuildOperation>(
                            step -> {
                                switch (step.operation()) {
                                    case BuildOperation.TagImage(String imageId, String reference) ->
                                        images.tag(imageId, reference);
                                    case BuildOperation.BuildImage build ->
                                        throw new IllegalArgumentException("going back builds nothing: " + build);
                                }
                            },
                            reporter,
                            1)
                    .execute(plan);
        }
    }
}
