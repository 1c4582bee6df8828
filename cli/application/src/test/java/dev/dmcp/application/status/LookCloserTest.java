package dev.dmcp.application.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import dev.dmcp.application.port.ContainerFigures;
import dev.dmcp.application.port.ContainerFigures.Reading;
import dev.dmcp.application.port.McpGreeter;
import dev.dmcp.application.port.McpGreeter.Answer;
import dev.dmcp.application.port.McpGreeter.Endpoint;
import dev.dmcp.application.status.RunningService.AsContainer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookCloserTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final ContainerFigures NO_FIGURES = container -> Optional.empty();

    private static RunningService container(String service, ContainerState state, int port) {
        return new AsContainer(new ObservedContainer(
                service + "-id",
                service,
                "image",
                "sha256:0",
                state,
                Health.HEALTHY,
                OptionalInt.empty(),
                "Up 3 minutes",
                START,
                Map.of("com.docker.compose.service", service),
                Map.of(),
                List.of(),
                List.of(new ObservedPort("127.0.0.1", port, 80, "tcp"))));
    }

    @Test
    void all_are_asked_at_once() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(2);
        McpGreeter greeter = (endpoint, patience) -> {
            try {
                together.await();
                return new Answer.Speaks("2026-07-28", 3);
            } catch (Exception alone) {
                return new Answer.Silent("alone");
            }
        };
        LookCloser looks = new LookCloser(greeter, NO_FIGURES, Map.of("a", "/mcp", "b", "/mcp"));

        assertThat(looks.at(
                        List.of(container("a", ContainerState.RUNNING, 1), container("b", ContainerState.RUNNING, 2))))
                .extracting(ServiceDetail::mcp)
                .containsOnly(Optional.of(new Answer.Speaks("2026-07-28", 3)));
    }

    @Test
    void who_does_not_answer_in_time_holds_up_nobody() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        McpGreeter greeter = (endpoint, patience) -> {
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return new Answer.Silent("interrupted");
        };
        LookCloser looks = new LookCloser(greeter, NO_FIGURES, Map.of("a", "/mcp"));

        long start = System.nanoTime();
        assertThat(looks.at(List.of(container("a", ContainerState.RUNNING, 1)))).containsExactly(ServiceDetail.NONE);
        assertThat((System.nanoTime() - start) / 1e9).isBetween(0.9, 10.0);
    }

    @Test
    void what_does_not_run_or_should_not_speak_is_not_asked() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        McpGreeter greeter = (endpoint, patience) -> {
            asked.incrementAndGet();
            return new Answer.Silent("");
        };
        LookCloser looks = new LookCloser(greeter, NO_FIGURES, Map.of("a", "/mcp"));

        looks.at(List.of(container("a", ContainerState.EXITED, 1), container("web", ContainerState.RUNNING, 2)));

        assertThat(asked).hasValue(0);
    }

    @Test
    void a_second_look_measures_from_the_first_and_asks_nobody_again() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        McpGreeter greeter = (endpoint, patience) -> {
            asked.incrementAndGet();
            assertThat(endpoint).isEqualTo(new Endpoint("a", URI.create("http://127.0.0.1:7/tools")));
            return new Answer.Speaks("2025-11-25", 1);
        };
        AtomicInteger seconds = new AtomicInteger();
        ContainerFigures figures = container -> {
            int now = seconds.getAndIncrement();
            return Optional.of(new Reading(START.plusSeconds(now), now * 250_000_000L, 1_000 + now));
        };
        LookCloser looks = new LookCloser(greeter, figures, Map.of("a", "/tools"));
        List<RunningService> lines = List.of(container("a", ContainerState.RUNNING, 7));

        assertThat(looks.at(lines).getFirst().cpuPercent()).hasValue(25.0);
        ServiceDetail second = looks.at(lines).getFirst();

        assertThat(second.memoryBytes()).hasValue(1_002);
        assertThat(second.cpuPercent()).hasValue(25.0);
        assertThat(asked).hasValue(1);
        assertThat(seconds)
                .as("one reading a look, once there is one to compare with")
                .hasValue(3);
    }
}
