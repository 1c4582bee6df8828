package dev.dmcp.application.clean;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.port.ContainerEngine;
import java.util.Set;

/** Takes away a project's volumes that nothing uses: looks, plans, removes. Never without being asked for by name. */
public final class CleanVolumes {
    private final ContainerEngine engine;

    public CleanVolumes(ContainerEngine engine) {
        this.engine = engine;
    }

    /** Looks and plans; changes nothing. */
    public Plan<VolumeRemoval> plan(String project) {
        return VolumePlanner.plan(
                project,
                engine.snapshot(new ContainerEngine.SnapshotRequest(project, Set.of(), Set.of())),
                engine.volumeSizes());
    }

    /** @throws dev.dmcp.application.failure.Failure where a container of somebody else has one */
    public void run(Plan<VolumeRemoval> plan, Reporter reporter) {
        new PlanExecutor<VolumeRemoval>(
                        step -> engine.removeVolume(step.operation().volume()), reporter, 1)
                .execute(plan);
    }
}
