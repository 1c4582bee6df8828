package dev.dmcp.application.supervise;

import dev.dmcp.application.plan.Plan;
import java.util.List;

/** What must be stopped. Pure. */
final class StopPlanner {

    private StopPlanner() {}

    static Plan<LocalOperation> plan(String title, List<String> selected, SupervisorStatus status) {
        Plan.Builder<LocalOperation> plan = new Plan.Builder<>(title);
        boolean everything = selected.isEmpty();
        boolean takesOver = !status.isSupervised()
                && status.services().stream().anyMatch(report -> isAsked(report, selected) && report.isActive());
        List<String> after = takesOver
                ? List.of(plan.add(new LocalOperation.OpenSupervisor(), "to take over what still runs"))
                : List.of();
        List<String> stops = status.services().reversed().stream()
                .filter(report -> isAsked(report, selected) && mustBeStopped(report, status))
                .map(report -> plan.add(new LocalOperation.Stop(report.name()), "is " + report.state(), after))
                .toList();
        if (everything && (status.isSupervised() || takesOver)) {
            plan.add(
                    new LocalOperation.CloseSupervisor(),
                    "nothing is left to supervise",
                    stops.isEmpty() ? after : stops);
        }
        return plan.build();
    }

    private static boolean isAsked(ServiceReport report, List<String> selected) {
        return selected.isEmpty() || selected.contains(report.name());
    }

    /** A crashed service has no process, but a supervisor that remembers it. */
    private static boolean mustBeStopped(ServiceReport report, SupervisorStatus status) {
        return report.isActive() || (status.isSupervised() && report.state().equals("crashed"));
    }
}
