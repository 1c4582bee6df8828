package dev.dmcp.application.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunningServiceTest {

    private static ObservedContainer container(String service, ContainerState state, Health health) {
        return new ObservedContainer(
                "id-" + service,
                "demo-" + service + "-1",
                "demo:latest",
                "sha256:1",
                state,
                health,
                OptionalInt.empty(),
                "Up 3 minutes",
                Instant.EPOCH,
                Map.of(Labels.SERVICE, service),
                Map.of(),
                List.of(),
                List.of(new ObservedPort("", 0, 9090, "tcp"), new ObservedPort("127.0.0.1", 3001, 3001, "tcp")));
    }

    private static ServiceReport process(String name, String state, String health) {
        return new ServiceReport(
                name,
                state,
                health,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                0,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                true,
                "");
    }

    private static List<String> lines(List<RunningService> lines) {
        return lines.stream()
                .map(line -> line.service() + " " + line.getClass().getSimpleName() + " " + line.isHealthy())
                .toList();
    }

    @Test
    void each_service_has_a_line_for_all_that_runs_for_it_and_one_where_nothing_does() {
        SupervisorStatus processes = new SupervisorStatus(
                OptionalLong.of(1),
                1,
                Optional.empty(),
                List.of(
                        process("memory", "running", "healthy"),
                        process("api", "stopped", "-"),
                        process("web", "running", "healthy")));
        List<ObservedContainer> containers = List.of(
                container("memory", ContainerState.RUNNING, Health.STARTING),
                container("api", ContainerState.RUNNING, Health.HEALTHY),
                container("db", ContainerState.RUNNING, Health.HEALTHY));

        assertThat(lines(RunningService.of(List.of("api", "memory", "none"), processes, containers)))
                .containsExactly(
                        "api AsContainer true",
                        "memory AsProcess true",
                        "memory AsContainer false",
                        "none AsProcess false");
    }

    @Test
    void a_container_is_healthy_when_it_runs_and_its_check_does_not_object() {
        assertThat(new RunningService.AsContainer(container("a", ContainerState.RUNNING, Health.NONE)).isHealthy())
                .isTrue();
        assertThat(new RunningService.AsContainer(container("a", ContainerState.EXITED, Health.NONE)).isHealthy())
                .isFalse();
        assertThat(new RunningService.AsContainer(container("a", ContainerState.RUNNING, Health.UNHEALTHY)).isHealthy())
                .isFalse();
    }

    @Test
    void the_port_of_a_container_is_the_one_that_the_machine_offers() {
        assertThat(new RunningService.AsContainer(container("a", ContainerState.RUNNING, Health.NONE)).port())
                .isEqualTo(3001);
    }
}
