package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.converge.ConvergeOperation.AwaitContainer;
import dev.dmcp.application.converge.ConvergeOperation.CreateContainer;
import dev.dmcp.application.converge.ConvergeOperation.CreateNetwork;
import dev.dmcp.application.converge.ConvergeOperation.CreateVolume;
import dev.dmcp.application.converge.ConvergeOperation.PullImage;
import dev.dmcp.application.converge.ConvergeOperation.RemoveContainer;
import dev.dmcp.application.converge.ConvergeOperation.RemoveImage;
import dev.dmcp.application.converge.ConvergeOperation.RemoveNetwork;
import dev.dmcp.application.converge.ConvergeOperation.RemoveVolume;
import dev.dmcp.application.converge.ConvergeOperation.RenameContainer;
import dev.dmcp.application.converge.ConvergeOperation.RestartContainer;
import dev.dmcp.application.converge.ConvergeOperation.StartContainer;
import dev.dmcp.application.converge.ConvergeOperation.StopContainer;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.ContainerEngine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Executes plans of this package. When a step fails, replacements that were under way are taken back, so that what ran
 * before runs again; then the failure is thrown. An interruption takes nothing back: a second call mends it.
 */
public final class ConvergeExecutor {
    private static final int PARALLELISM = 8;

    private final ContainerEngine engine;
    private final Reporter reporter;
    private final Duration settle;
    /** Ids of the containers that were made, by their names. */
    private final Map<String, String> created = new ConcurrentHashMap<>();

    public ConvergeExecutor(ContainerEngine engine, Reporter reporter) {
        this(engine, reporter, Waiting.SETTLE);
    }

    /** @param settle how long a process must live before it counts as running */
    ConvergeExecutor(ContainerEngine engine, Reporter reporter, Duration settle) {
        this.engine = engine;
        this.reporter = reporter;
        this.settle = settle;
    }

    /** @param project whose events are listened to while the plan waits for containers */
    public void execute(String project, Plan<ConvergeOperation> plan) {
        if (plan.isEmpty()) {
            return;
        }
        Set<String> done = ConcurrentHashMap.newKeySet();
        try {
            if (plan.steps().stream().anyMatch(step -> step.operation() instanceof AwaitContainer)) {
                runWithEvents(project, plan, done);
            } else {
                run(plan, Optional.empty(), done);
            }
        } catch (Failure.OperationFailed | Failure.EngineUnreachable failure) {
            rollBack(plan, done, failure);
            throw failure;
        }
    }

    private void runWithEvents(String project, Plan<ConvergeOperation> plan, Set<String> done) {
        try (EventSignal signal = new EventSignal(engine.events(project))) {
            run(plan, Optional.of(new Waiting(engine, signal, reporter, settle)), done);
        }
    }

    private void run(Plan<ConvergeOperation> plan, Optional<Waiting> waiting, Set<String> done) {
        PlanExecutor.Effect<ConvergeOperation> effect = step -> {
            effect(step, waiting);
            done.add(step.id());
        };
        new PlanExecutor<>(effect, reporter, PARALLELISM).execute(plan);
    }

    private void rollBack(Plan<ConvergeOperation> plan, Set<String> done, Failure failure) {
        Plan<ConvergeOperation> mending = RollbackPlanner.plan(plan, done);
        if (mending.isEmpty()) {
            return;
        }
        reporter.report(new Event.Warning("bringing back what ran before"));
        try {
            run(mending, Optional.empty(), ConcurrentHashMap.newKeySet());
        } catch (Failure further) {
            failure.addSuppressed(further);
        }
    }

    private void effect(Step<ConvergeOperation> step, Optional<Waiting> waiting) throws InterruptedException {
        switch (step.operation()) {
            case PullImage pull ->
                engine.pullImage(
                        pull.reference(),
                        pull.platform(),
                        words -> reporter.report(new Event.StepProgress(step.id(), words)));
            case CreateNetwork create -> engine.createNetwork(create.spec());
            case RemoveNetwork remove -> engine.removeNetwork(remove.id());
            case CreateVolume create -> engine.createVolume(create.spec());
            case RemoveVolume remove -> engine.removeVolume(remove.name());
            case RemoveImage remove -> engine.removeImage(remove.reference());
            case CreateContainer create ->
                created.put(create.spec().name(), engine.createContainer(withImageLabel(withHash(create))));
            case StartContainer start -> engine.startContainer(start.container());
            case StopContainer stop -> engine.stopContainer(stop.container(), stop.grace());
            case RestartContainer restart -> engine.restartContainer(restart.container(), restart.grace());
            case RenameContainer rename -> engine.renameContainer(rename.container(), rename.newName());
            case RemoveContainer remove -> engine.removeContainer(remove.container(), remove.withAnonymousVolumes());
            case AwaitContainer await -> waiting.orElseThrow().await(step.id(), await);
        }
    }

    /** The containers whose namespaces it uses may have ids only now. */
    private ContainerSpec withHash(CreateContainer create) {
        return create.digest()
                .map(digest -> create.spec().withLabels(Map.of(Labels.CONFIG_HASH, digest.text(created))))
                .orElse(create.spec());
    }

    /** An image that was pulled a moment ago has an id only now. */
    private ContainerSpec withImageLabel(ContainerSpec spec) {
        if (spec.labels().containsKey(Labels.IMAGE)) {
            return spec;
        }
        return engine.imageId(spec.image())
                .map(id -> spec.withLabels(Map.of(Labels.IMAGE, id)))
                .orElse(spec);
    }
}
