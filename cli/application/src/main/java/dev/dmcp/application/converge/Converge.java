package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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

    /**
     * Plans against one look at the engine; against a second one where images had to be built first.
     *
     * @param build builds the images of services that have none
     */
    public Plan<ConvergeOperation> planUp(DesiredState desired, UpRequest request, Consumer<Set<String>> build) {
        ObservedState observed = look(desired);
        Set<String> unbuilt = unbuilt(desired, observed);
        if (!unbuilt.isEmpty()) {
            build.accept(unbuilt);
            observed = look(desired);
        }
        return plan(desired, observed, request);
    }

    /** Plans as if the images that are missing had been built, and says which. */
    public Plan<ConvergeOperation> planDry(DesiredState desired, UpRequest request) {
        ObservedState observed = look(desired);
        Set<String> unbuilt = unbuilt(desired, observed);
        if (unbuilt.isEmpty()) {
            return plan(desired, observed, request);
        }
        reporter.report(new Event.Note("would be built first: " + String.join(", ", unbuilt)));
        Map<String, String> images = new HashMap<>(observed.images());
        desired.services().stream()
                .filter(service -> unbuilt.contains(service.name()))
                .forEach(service -> images.put(service.template().image(), "not built yet"));
        return plan(
                desired,
                new ObservedState(observed.containers(), observed.networks(), observed.volumes(), images),
                request);
    }

    private Plan<ConvergeOperation> plan(DesiredState desired, ObservedState observed, UpRequest request) {
        if (!request.removeOrphans()) {
            warn(UpPlanner.orphans(desired, observed));
        }
        return UpPlanner.plan(desired, observed, request);
    }

    private static Set<String> unbuilt(DesiredState desired, ObservedState observed) {
        Set<String> services = new LinkedHashSet<>();
        for (DesiredService service : desired.services()) {
            boolean missing = !observed.images().containsKey(service.template().image());
            if (service.isBuilt() && missing && service.replicas() > 0) {
                services.add(service.name());
            }
        }
        return services;
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
