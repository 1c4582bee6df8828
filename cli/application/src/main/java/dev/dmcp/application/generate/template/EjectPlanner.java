package dev.dmcp.application.generate.template;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.template.ProjectTemplates.State;
import dev.dmcp.application.plan.Plan;
import java.util.List;

/** Decides which copies are written. Pure: what is there comes as values. */
final class EjectPlanner {
    private EjectPlanner() {}

    /** @param force whether copies that a person may have changed are replaced */
    static Plan<TemplateOperation> plan(List<State> wanted, boolean force) {
        List<String> kept =
                wanted.stream().filter(EjectPlanner::isChanged).map(State::path).toList();
        if (!kept.isEmpty() && !force) {
            throw new Failure.InvalidInput(
                    "there is a copy already: " + String.join(", ", kept),
                    "`dmcp templates diff` shows how it differs from the bundled template, `--force` replaces it");
        }
        Plan.Builder<TemplateOperation> plan = new Plan.Builder<>("templates eject");
        for (State state : wanted) {
            if (state.copy().isEmpty()) {
                plan.add(write(state), "copy of " + state.template().version());
            } else if (isChanged(state)) {
                plan.add(
                        write(state), "replaced as asked by " + state.template().version());
            }
        }
        return plan.build();
    }

    private static boolean isChanged(State state) {
        return state.copy().isPresent() && !state.copy().get().equals(CopyText.of(state.template()));
    }

    private static TemplateOperation write(State state) {
        return new TemplateOperation.WriteCopy(state.path(), CopyText.of(state.template()));
    }
}
