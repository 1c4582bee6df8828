package dev.dmcp.application.status;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.util.ArrayList;
import java.util.List;

/** One thing that runs for a service, whatever runs it; or that nothing does. */
public sealed interface RunningService {

    String service();

    /** Whether it runs and nothing about it needs anyone's attention. */
    boolean isHealthy();

    /** A process of this machine under the supervisor, or one that is not running. */
    record AsProcess(ServiceReport report) implements RunningService {
        @Override
        public String service() {
            return report.name();
        }

        @Override
        public boolean isHealthy() {
            return report.isHealthy();
        }
    }

    /** A container on the engine. */
    record AsContainer(ObservedContainer container) implements RunningService {
        @Override
        public String service() {
            return container.service();
        }

        public boolean isRunning() {
            return container.state() == ContainerState.RUNNING;
        }

        @Override
        public boolean isHealthy() {
            return isRunning() && (container.health() == Health.HEALTHY || container.health() == Health.NONE);
        }

        /** The port on this machine; 0 when none is offered. */
        public int port() {
            return container.ports().stream()
                    .mapToInt(ObservedPort::hostPort)
                    .filter(port -> port > 0)
                    .findFirst()
                    .orElse(0);
        }
    }

    /**
     * What runs for each of the services, in their order, processes first; a service for which nothing runs has one line
     * too.
     */
    static List<RunningService> of(
            List<String> services, SupervisorStatus processes, List<ObservedContainer> containers) {
        List<RunningService> lines = new ArrayList<>();
        for (String name : services) {
            List<RunningService> found = new ArrayList<>();
            processes
                    .service(name)
                    .filter(ServiceReport::isActive)
                    .ifPresent(report -> found.add(new AsProcess(report)));
            containers.stream()
                    .filter(container -> container.service().equals(name) && !container.isOneOff())
                    .forEach(container -> found.add(new AsContainer(container)));
            if (found.isEmpty()) {
                found.add(new AsProcess(processes.service(name).orElseGet(() -> ServiceReport.neverStarted(name))));
            }
            lines.addAll(found);
        }
        return List.copyOf(lines);
    }
}
