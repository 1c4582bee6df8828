package dev.dmcp.application.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.supervise.ProcessState.AfterStop;
import dev.dmcp.application.supervise.ProcessState.BackingOff;
import dev.dmcp.application.supervise.ProcessState.Crashed;
import dev.dmcp.application.supervise.ProcessState.Healthy;
import dev.dmcp.application.supervise.ProcessState.Starting;
import dev.dmcp.application.supervise.ProcessState.Stopped;
import dev.dmcp.application.supervise.ProcessState.Stopping;
import dev.dmcp.application.supervise.ProcessState.Unhealthy;
import dev.dmcp.application.supervise.ProcessState.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every state, whatever happens. */
class TransitionsPropertyTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ProcessIdentity PROCESS = new ProcessIdentity(42, "boot:7", "abc");
    private static final LocalService SERVICE = LocalService.of("web", Path.of("/srv"), List.of("web"));

    private static final List<ProcessState> ALL_STATES = List.of(
            new Stopped(),
            new Waiting(List.of()),
            new Starting(PROCESS, NOON),
            new Healthy(PROCESS, NOON, NOON, Duration.ofMillis(3), 0),
            new Unhealthy(PROCESS, NOON, 3, "HTTP 503"),
            new Stopping(PROCESS, NOON.plusSeconds(10), AfterStop.STAY_STOPPED, "asked to stop"),
            new BackingOff(NOON.plusSeconds(4), "ended"),
            new Crashed("ended"));

    private static final List<ProcessEvent> ALL_EVENTS = List.of(
            new ProcessEvent.StartAsked(),
            new ProcessEvent.StopAsked(),
            new ProcessEvent.RestartAsked(),
            new ProcessEvent.NeedsSeen(List.of("db")),
            new ProcessEvent.NeedsSeen(List.of()),
            new ProcessEvent.Launched(PROCESS),
            new ProcessEvent.Refused("port taken"),
            new ProcessEvent.Adopted(PROCESS, NOON),
            new ProcessEvent.LostWhileAway(),
            new ProcessEvent.ProbePassed(Duration.ofMillis(2)),
            new ProcessEvent.ProbeFailed("connection refused"),
            new ProcessEvent.Ended(OptionalInt.of(3), false),
            new ProcessEvent.Ended(OptionalInt.of(3), true),
            new ProcessEvent.Gone(),
            new ProcessEvent.Tick());

    static Stream<ProcessState> states() {
        return ALL_STATES.stream();
    }

    private static Progress.Next after(ProcessState state, ProcessEvent event) {
        return Transitions.next(SERVICE, new Progress(state, 0, 0, Optional.empty()), event, NOON);
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_stop_is_always_obeyed(ProcessState state) {
        ProcessState next =
                after(state, new ProcessEvent.StopAsked()).progress().state();

        assertThat(next.isWanted()).isFalse();
        assertThat(next.identity()).isEqualTo(state.identity());
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_process_is_never_forgotten_while_it_may_run(ProcessState state) {
        for (ProcessEvent event : ALL_EVENTS) {
            boolean mayTellItsEnd = event instanceof ProcessEvent.Gone
                    || (event instanceof ProcessEvent.Ended ended && !ended.remains())
                    || event instanceof ProcessEvent.LostWhileAway;

            if (state.identity().isPresent() && !mayTellItsEnd) {
                assertThat(after(state, event).progress().state().identity())
                        .as("%s after %s", state, event)
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void nothing_is_started_beside_a_process_that_runs(ProcessState state) {
        for (ProcessEvent event : ALL_EVENTS) {
            if (state.identity().isPresent()) {
                assertThat(after(state, event).actions())
                        .as("%s after %s", state, event)
                        .doesNotContain(new ProcessAction.Launch());
            }
        }
    }
}
