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
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ProcessIdentity PROCESS = new ProcessIdentity(42, "boot:7", "abc");
    private static final LocalService SERVICE = LocalService.of("web", Path.of("/srv"), List.of("web"));

    private Progress progress = Progress.NEW;
    private Instant now = NOON;
    private List<ProcessAction> actions = List.of();

    private void happen(ProcessEvent event) {
        Progress.Next next = Transitions.next(SERVICE, progress, event, now);
        progress = next.progress();
        actions = next.actions();
    }

    private void beHealthy() {
        happen(new ProcessEvent.StartAsked());
        happen(new ProcessEvent.NeedsSeen(List.of()));
        happen(new ProcessEvent.Launched(PROCESS));
        happen(new ProcessEvent.ProbePassed(Duration.ofMillis(3)));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void a_service_waits_for_its_needs_then_starts_and_becomes_healthy() {
        happen(new ProcessEvent.StartAsked());
        happen(new ProcessEvent.NeedsSeen(List.of("db")));
        assertThat(progress.state()).isEqualTo(new Waiting(List.of("db")));
        assertThat(actions).isEmpty();

        happen(new ProcessEvent.NeedsSeen(List.of()));
        assertThat(actions).containsExactly(new ProcessAction.Launch());

        happen(new ProcessEvent.Launched(PROCESS));
        assertThat(progress.state()).isEqualTo(new Starting(PROCESS, NOON));

        happen(new ProcessEvent.ProbePassed(Duration.ofMillis(3)));
        assertThat(progress.state()).isEqualTo(new Healthy(PROCESS, NOON, NOON, Duration.ofMillis(3), 0));
    }

    @Test
    void a_failing_service_is_started_again_after_1_2_4_and_more_seconds_but_never_more_than_60() {
        happen(new ProcessEvent.StartAsked());
        for (long least : List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L)) {
            happen(new ProcessEvent.Refused("no"));
            assertThat(progress.state()).isInstanceOf(BackingOff.class);
            long delay = Duration.between(now, ((BackingOff) progress.state()).until())
                    .toMillis();
            assertThat(delay).isBetween(least, Math.min(60_000, least + least / 5));

            pass(Duration.ofMillis(delay - 1));
            happen(new ProcessEvent.Tick());
            assertThat(progress.state()).isInstanceOf(BackingOff.class);
            pass(Duration.ofMillis(1));
            happen(new ProcessEvent.Tick());
            assertThat(progress.state()).isEqualTo(new Waiting(List.of()));
        }
        assertThat(progress.restarts()).isEqualTo(8);
    }

    @Test
    void who_fails_too_often_in_a_row_has_crashed() {
        happen(new ProcessEvent.StartAsked());
        for (int failure = 1; failure <= 8; failure++) {
            happen(new ProcessEvent.Refused("no"));
            pass(Duration.ofMinutes(2));
            happen(new ProcessEvent.Tick());
        }
        happen(new ProcessEvent.Refused("no"));

        assertThat(progress.state()).isEqualTo(new Crashed("no (9 times in a row)"));
    }

    @Test
    void a_person_who_starts_a_crashed_service_gives_it_all_its_chances_back() {
        progress = new Progress(new Crashed("no"), 8, 9, Optional.empty());

        happen(new ProcessEvent.StartAsked());

        assertThat(progress.state()).isEqualTo(new Waiting(List.of()));
        assertThat(progress.restarts()).isZero();
        assertThat(progress.failures()).isZero();
    }

    @Test
    void a_minute_of_health_forgives_what_was_before() {
        beHealthy();
        progress = new Progress(progress.state(), 5, 5, progress.lastExit());
        pass(Duration.ofSeconds(59));
        happen(new ProcessEvent.Tick());
        assertThat(progress.failures()).isEqualTo(5);

        pass(Duration.ofSeconds(1));
        happen(new ProcessEvent.Tick());

        assertThat(progress.failures()).isZero();
        assertThat(progress.restarts()).isEqualTo(5);
    }

    @Test
    void a_service_that_ends_by_itself_says_how_and_is_started_again() {
        beHealthy();

        happen(new ProcessEvent.Ended(OptionalInt.of(3), false));

        assertThat(progress.state().word()).isEqualTo("restarting");
        assertThat(progress.state().detail()).isEqualTo("ended by itself with exit code 3");
        assertThat(progress.lastExit()).contains("exit code 3");
    }

    @Test
    void what_a_fallen_service_leaves_behind_goes_before_it_starts_again() {
        beHealthy();

        happen(new ProcessEvent.Ended(OptionalInt.of(1), true));
        assertThat(actions).containsExactly(new ProcessAction.Terminate(PROCESS));
        assertThat(progress.state()).isInstanceOf(Stopping.class);

        happen(new ProcessEvent.Gone());
        assertThat(progress.state()).isInstanceOf(BackingOff.class);
    }

    @Test
    void who_does_not_stop_within_the_grace_is_killed_and_killed_again() {
        beHealthy();
        happen(new ProcessEvent.StopAsked());
        assertThat(actions).containsExactly(new ProcessAction.Terminate(PROCESS));

        pass(Duration.ofMillis(9_999));
        happen(new ProcessEvent.Tick());
        assertThat(actions).isEmpty();
        pass(Duration.ofMillis(1));
        happen(new ProcessEvent.Tick());
        assertThat(actions).containsExactly(new ProcessAction.Kill(PROCESS));
        pass(Duration.ofSeconds(1));
        happen(new ProcessEvent.Tick());
        assertThat(actions).containsExactly(new ProcessAction.Kill(PROCESS));

        happen(new ProcessEvent.Gone());
        assertThat(progress.state()).isEqualTo(new Stopped());
    }

    @Test
    void a_restart_stops_first_and_does_not_wait_before_it_starts() {
        beHealthy();

        happen(new ProcessEvent.RestartAsked());
        happen(new ProcessEvent.Ended(OptionalInt.of(143), false));
        happen(new ProcessEvent.Gone());

        assertThat(progress.state()).isEqualTo(new Waiting(List.of()));
        assertThat(progress.failures()).isZero();
    }

    @Test
    void a_stop_while_a_restart_is_under_way_wins() {
        beHealthy();
        happen(new ProcessEvent.RestartAsked());

        happen(new ProcessEvent.StopAsked());
        happen(new ProcessEvent.Gone());

        assertThat(progress.state()).isEqualTo(new Stopped());
    }

    @Test
    void two_failed_probes_are_not_yet_a_sick_service() {
        beHealthy();
        happen(new ProcessEvent.ProbeFailed("HTTP 503"));
        happen(new ProcessEvent.ProbeFailed("HTTP 503"));
        assertThat(progress.state().health()).isEqualTo("healthy");

        happen(new ProcessEvent.ProbeFailed("HTTP 503"));

        assertThat(progress.state()).isEqualTo(new Unhealthy(PROCESS, NOON, 3, "HTTP 503"));
    }

    @Test
    void a_service_that_stays_silent_is_restarted() {
        beHealthy();
        for (int probe = 1; probe < Transitions.RESTART_AFTER; probe++) {
            happen(new ProcessEvent.ProbeFailed("no answer"));
            assertThat(actions).isEmpty();
        }

        happen(new ProcessEvent.ProbeFailed("no answer"));

        assertThat(actions).containsExactly(new ProcessAction.Terminate(PROCESS));
        assertThat(((Stopping) progress.state()).then()).isEqualTo(AfterStop.BACK_OFF);
    }

    @Test
    void a_service_that_recovers_is_healthy_again() {
        beHealthy();
        for (int probe = 0; probe < 5; probe++) {
            happen(new ProcessEvent.ProbeFailed("no answer"));
        }

        happen(new ProcessEvent.ProbePassed(Duration.ofMillis(9)));

        assertThat(progress.state()).isEqualTo(new Healthy(PROCESS, NOON, NOON, Duration.ofMillis(9), 0));
    }

    @Test
    void who_is_not_healthy_within_the_start_time_is_ended_even_when_its_probes_hang() {
        happen(new ProcessEvent.StartAsked());
        happen(new ProcessEvent.NeedsSeen(List.of()));
        happen(new ProcessEvent.Launched(PROCESS));
        pass(LocalService.STANDARD_START_TIMEOUT);
        happen(new ProcessEvent.Tick());
        assertThat(actions).isEmpty();

        pass(Duration.ofMillis(1));
        happen(new ProcessEvent.Tick());

        assertThat(actions).containsExactly(new ProcessAction.Terminate(PROCESS));
        assertThat(progress.state().detail()).isEqualTo("not healthy within 60 s: no answer");
    }

    @Test
    void a_process_that_was_taken_over_is_not_called_healthy_before_it_was_asked() {
        happen(new ProcessEvent.Adopted(PROCESS, NOON.minusSeconds(3_600)));
        assertThat(progress.state().health()).isEqualTo("unhealthy");

        happen(new ProcessEvent.ProbePassed(Duration.ofMillis(2)));

        assertThat(progress.state().health()).isEqualTo("healthy");
        assertThat(progress.state().runningSince()).contains(NOON.minusSeconds(3_600));
    }
}
