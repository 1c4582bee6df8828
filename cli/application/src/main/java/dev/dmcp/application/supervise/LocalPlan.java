package dev.dmcp.application.supervise;

import dev.dmcp.application.plan.Plan;
import java.util.List;

/**
 * What will be done about local services.
 *
 * @param services those that the plan brings up, in the order of needs
 * @param warnings what is left out, and what would mend that
 */
public record LocalPlan(Plan<LocalOperation> plan, List<LocalService> services, List<String> warnings) {
    public LocalPlan {
        services = List.copyOf(services);
        warnings = List.copyOf(warnings);
    }
}
