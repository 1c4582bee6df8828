package dev.dmcp.application.status;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The containers of a project beside what should run. Pure. */
public final class StackStatus {

    /**
     * What should run of a service.
     *
     * @param mayEnd whether an end with exit code 0 is as it should be
     */
    public record Expectation(String service, int replicas, boolean mayEnd) {}

    private StackStatus() {}

    /** One line for each container of the services, and one for each that is missing; in the order of the services. */
    public static List<ContainerStatus> of(List<Expectation> expectations, List<ObservedContainer> containers) {
        List<ContainerStatus> lines = new ArrayList<>();
        for (Expectation expectation : expectations) {
            List<ObservedContainer> own = containers.stream()
                    .filter(container -> !container.isOneOff())
                    .filter(container -> container.service().equals(expectation.service()))
                    .sorted(Comparator.comparingInt(ObservedContainer::number))
                    .toList();
            own.forEach(container -> lines.add(line(expectation, container)));
            for (int missing = own.size(); missing < expectation.replicas(); missing++) {
                lines.add(missing(expectation.service()));
            }
        }
        return lines;
    }

    private static ContainerStatus missing(String service) {
        return new ContainerStatus(
                service,
                "",
                "missing",
                "",
                "",
                "",
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                "there is no container");
    }

    private static ContainerStatus line(Expectation expectation, ObservedContainer container) {
        String complaint = complaint(expectation, container);
        return new ContainerStatus(
                container.service(),
                container.name(),
                container.state().word(),
                container.health().word(),
                uptime(container),
                container.image(),
                container.ports(),
                container.exitCode(),
                Optional.of(container.created()),
                complaint.isEmpty(),
                complaint);
    }

    private static String complaint(Expectation expectation, ObservedContainer container) {
        return switch (container.state()) {
            case RUNNING ->
                container.health() == Health.UNHEALTHY || container.health() == Health.STARTING
                        ? "its health check has not passed"
                        : "";
            case EXITED -> {
                int code = container.exitCode().orElse(0);
                yield code == 0 && expectation.mayEnd() ? "" : "ended with code " + code;
            }
            case CREATED -> "was never started";
            case PAUSED -> "is paused";
            case RESTARTING -> "keeps ending and being restarted";
            case REMOVING, DEAD -> "is being removed";
        };
    }

    /** {@code Up 3 minutes (healthy)} without its first word and without the bracket; empty for what does not run. */
    public static String uptime(ObservedContainer container) {
        String status = container.status();
        if (container.state() != ContainerState.RUNNING || !status.startsWith("Up ")) {
            return "";
        }
        int bracket = status.indexOf(" (");
        return status.substring("Up ".length(), bracket < 0 ? status.length() : bracket);
    }
}
