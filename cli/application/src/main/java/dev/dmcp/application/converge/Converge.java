package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The use cases of this package: one look at the engine, a plan, and its execution. */
public final class Converge {
    private final ContainerEngine engine;
    private final Reporter reporter;

    public Converge(ContainerEngine engine, Reporter reporter) {
        this.engine = engine;
        this.reporter = reporter;
    }

    /** Pulls what must be fresh before anything else can be decided; the plan may be empty. */
    public Plan<ConvergeOperation> planPull(String title, DesiredState desired, Optional<PullPolicy> override) {
        return PullPlanner.plan(title, desired, override);
    }

    public Plan<ConvergeOperation> planUp(DesiredState desired, UpRequest request) {
        ObservedState observed = look(desired);
        if (!request.removeOrphans()) {
            warn(UpPlanner.orphans(desired, observed));
        }
        return UpPlanner.plan(desired, observed, request);
    }

    public Plan<ConvergeOperation> planDown(String project, DownRequest request) {
        ObservedState observed = engine.snapshot(new SnapshotRequest(project, Set.of(), Set.of()));
        if (!request.removeOrphans() && request.services().isEmpty()) {
            warn(DownPlanner.orphans(request, observed));
        }
        return DownPlanner.plan(project, request, observed);
    }

    public Plan<ConvergeOperation> planStop(
            String title, String project, Set<String> services, Optional<Duration> grace) {
        return LifecyclePlanner.stop(title, engine.containers(project), services, grace);
    }

    /**
     * Starts what is there.
     *
     * @param timeout for the conditions of dependencies
     */
    public Plan<ConvergeOperation> planStart(String title, String project, Set<String> services, Duration timeout) {
        return LifecyclePlanner.start(title, engine.containers(project), services, timeout);
    }

    public Plan<ConvergeOperation> planRestart(
            String title, String project, Set<String> services, Optional<Duration> grace) {
        return LifecyclePlanner.restart(title, engine.containers(project), services, grace);
    }

    public void execute(String project, Plan<ConvergeOperation> plan) {
        new ConvergeExecutor(engine, reporter).execute(project, plan);
    }

    private ObservedState look(DesiredState desired) {
        return engine.snapshot(new SnapshotRequest(desired.project(), desired.images(), desired.volumeNames()));
    }

    private void warn(List<ObservedContainer> orphans) {
        if (!orphans.isEmpty()) {
            List<String> names = orphans.stream().map(ObservedContainer::name).toList();
            reporter.report(new Event.Warning("not of this project's services: %s (`--remove-orphans` removes them)"
                    .formatted(String.join(", ", names))));
        }
    }
}
