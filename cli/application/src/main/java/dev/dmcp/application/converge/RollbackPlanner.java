package dev.dmcp.application.converge;

import dev.dmcp.application.converge.ConvergeOperation.CreateContainer;
import dev.dmcp.application.converge.ConvergeOperation.RemoveContainer;
import dev.dmcp.application.converge.ConvergeOperation.RenameContainer;
import dev.dmcp.application.converge.ConvergeOperation.StartContainer;
import dev.dmcp.application.converge.ConvergeOperation.StopContainer;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What mends a plan that failed half-way. A replacement that was confirmed is finished; any other is taken back: the
 * new container goes, the old one gets its name again and runs again.
 */
final class RollbackPlanner {
    private static final String CAUSE = "the replacement failed";

    private final Plan<ConvergeOperation> plan;
    private final Set<String> done;
    private final Plan.Builder<ConvergeOperation> mending;

    private RollbackPlanner(Plan<ConvergeOperation> plan, Set<String> done) {
        this.plan = plan;
        this.done = done;
        this.mending = new Plan.Builder<>(plan.title() + ": roll back");
    }

    /** @param done the ids of the steps that succeeded */
    static Plan<ConvergeOperation> plan(Plan<ConvergeOperation> failed, Set<String> done) {
        return new RollbackPlanner(failed, done).plan();
    }

    private Plan<ConvergeOperation> plan() {
        for (Step<ConvergeOperation> step : plan.steps()) {
            if (step.operation() instanceof RenameContainer rename && done.contains(step.id())) {
                removalOf(rename).ifPresent(removal -> settle(rename, removal));
            }
        }
        return mending.build();
    }

    /** A rename belongs to a replacement when the plan also removes the container. */
    private Optional<Step<ConvergeOperation>> removalOf(RenameContainer rename) {
        return plan.steps().stream()
                .filter(step -> step.operation() instanceof RemoveContainer removal
                        && removal.container().equals(rename.container()))
                .findFirst();
    }

    private void settle(RenameContainer rename, Step<ConvergeOperation> removal) {
        if (done.contains(removal.id())) {
            return;
        }
        if (done.containsAll(removal.after())) {
            mending.add(removal.operation(), "the new one is ready");
            return;
        }
        List<String> before = new ArrayList<>();
        if (wasCreated(rename.name())) {
            RemoveContainer takeBack = new RemoveContainer(rename.name(), rename.name(), false);
            before.add(mending.add(takeBack, CAUSE));
        }
        RenameContainer back = new RenameContainer(rename.container(), rename.newName(), rename.name());
        String named = mending.add(back, CAUSE, before);
        if (wasStopped(rename.container())) {
            mending.add(new StartContainer(rename.container(), rename.name()), CAUSE, List.of(named));
        }
    }

    private boolean wasCreated(String name) {
        return plan.steps().stream()
                .anyMatch(step -> done.contains(step.id())
                        && step.operation() instanceof CreateContainer create
                        && create.spec().name().equals(name));
    }

    private boolean wasStopped(String container) {
        return plan.steps().stream()
                .anyMatch(step -> done.contains(step.id())
                        && step.operation() instanceof StopContainer stop
                        && stop.container().equals(container));
    }
}
