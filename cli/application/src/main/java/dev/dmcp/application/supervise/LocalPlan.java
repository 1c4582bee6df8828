package dev.dmcp.application.supervise;

import dev.dmcp.application.plan.Plan;
import java.util.List;

/**
 * What will be done about local services.
 *
 * @param services those that the plan brings up, in the order of needs
 * @param defined those that the supervisor must know: these and what it knows already, if it is still in the stack
 * @param warnings what is left out, and what would mend that
 */
public record LocalPlan(
        Plan<LocalOperation> plan, List<LocalService> services, List<LocalService> defined, List<String> warnings) {
    public LocalPlan {
        services = List.copyOf(services);
        defined = List.copyOf(defined);
        warnings = List.copyOf(warnings);
    }
}
