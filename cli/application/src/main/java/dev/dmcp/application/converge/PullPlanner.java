package dev.dmcp.application.converge;

import dev.dmcp.application.plan.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which images are pulled whatever is there. Comes before the look at the engine, which shows what the pull changed. */
final class PullPlanner {
    private PullPlanner() {}

    /** @param override what was asked for on the command line, for all services */
    static Plan<ConvergeOperation> plan(String title, DesiredState desired, Optional<PullPolicy> override) {
        Draft draft = new Draft(title + ": pull", Optional.empty());
        Set<String> pulled = new LinkedHashSet<>();
        for (DesiredService service : desired.services()) {
            boolean always = override.orElse(service.pull()) == PullPolicy.ALWAYS && !service.isBuilt();
            if (always && pulled.add(service.template().image())) {
                draft.add(
                        new ConvergeOperation.PullImage(
                                service.template().image(), service.template().platform()),
                        "pull policy is always",
                        List.of());
            }
        }
        return draft.build();
    }
}
