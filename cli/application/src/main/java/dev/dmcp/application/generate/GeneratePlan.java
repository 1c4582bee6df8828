package dev.dmcp.application.generate;

import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import java.util.List;

/**
 * What {@code generate} will do.
 *
 * @param steps one for each file, in alphabetical order, also for those that stay as they are
 */
public record GeneratePlan(List<Step<FileChange>> steps) {
    public GeneratePlan {
        steps = List.copyOf(steps);
    }

    public List<FileChange> changes() {
        return steps.stream().map(Step::operation).toList();
    }

    /** Whether any file is not as it should be: created, updated, removed, or in conflict. */
    public boolean hasDrift() {
        return changes().stream().anyMatch(FileChange::isDrift);
    }

    /** The steps that are worth a line: all but the files that are right. */
    public Plan<FileChange> drift() {
        return new Plan<>(
                "generate",
                steps.stream().filter(step -> step.operation().isDrift()).toList());
    }
}
