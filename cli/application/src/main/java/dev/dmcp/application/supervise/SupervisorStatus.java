package dev.dmcp.application.supervise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known about the local services of a project.
 *
 * @param supervisor its pid; missing when none runs, and the services are told from what the last one left
 * @param revision grows with each change
 * @param problem of the supervisor itself: it cannot write its state or its logs
 */
public record SupervisorStatus(
        OptionalLong supervisor, long revision, Optional<String> problem, List<ServiceReport> services) {

    /** Nothing was ever started, or everything was stopped. */
    public static final SupervisorStatus NOTHING =
            new SupervisorStatus(OptionalLong.empty(), 0, Optional.empty(), List.of());

    public SupervisorStatus {
        services = List.copyOf(services);
    }

    public Optional<ServiceReport> service(String name) {
        return services.stream().filter(report -> report.name().equals(name)).findFirst();
    }

    public boolean isSupervised() {
        return supervisor.isPresent();
    }

    /** Whether there is something, and all of it is healthy. */
    public boolean isAllHealthy() {
        return !services.isEmpty() && services.stream().allMatch(ServiceReport::isHealthy);
    }
}
