package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void five_failures_in_a_row_open_it_and_a_success_between_them_does_not() {
        Breaker breaker = failing(Breaker.closed(), 4).succeeded();

        assertThat(failing(breaker, 4)).isEqualTo(new Breaker.Closed(4));
        assertThat(failing(breaker, 5)).isEqualTo(new Breaker.Open(1, NOON.plusSeconds(5)));
    }

    @Test
    void while_it_is_open_nothing_is_admitted_and_then_one_call() {
        Breaker open = failing(Breaker.closed(), 5);

        assertThat(open.admit(NOON.plusSeconds(3))).isEqualTo(new Breaker.Decision.Refused(Duration.ofSeconds(2)));
        Breaker.Decision trial = open.admit(NOON.plusSeconds(5));
        assertThat(trial).isEqualTo(new Breaker.Decision.Admitted(new Breaker.HalfOpen(1)));
        assertThat(new Breaker.HalfOpen(1).admit(NOON.plusSeconds(5)))
                .isEqualTo(new Breaker.Decision.Refused(Duration.ZERO));
    }

    @Test
    void a_trial_that_succeeds_closes_it_and_one_that_fails_doubles_the_pause() {
        Breaker trial = new Breaker.HalfOpen(1);

        assertThat(trial.succeeded()).isEqualTo(Breaker.closed());
        assertThat(trial.failed(NOON)).isEqualTo(new Breaker.Open(2, NOON.plusSeconds(10)));
        assertThat(new Breaker.HalfOpen(2).failed(NOON)).isEqualTo(new Breaker.Open(3, NOON.plusSeconds(20)));
        assertThat(new Breaker.HalfOpen(60).failed(NOON)).isEqualTo(new Breaker.Open(61, NOON.plusSeconds(120)));
    }

    @Test
    void a_trial_whose_caller_went_away_lets_the_next_call_try() {
        Breaker breaker = new Breaker.HalfOpen(3).abandoned(NOON);

        assertThat(breaker.admit(NOON)).isEqualTo(new Breaker.Decision.Admitted(new Breaker.HalfOpen(3)));
    }

    @Test
    void a_call_from_before_tells_little_by_failing_and_much_by_succeeding() {
        Breaker open = failing(Breaker.closed(), 5);

        assertThat(open.failed(NOON.plusSeconds(4))).isEqualTo(open);
        assertThat(open.abandoned(NOON)).isEqualTo(open);
        assertThat(open.succeeded()).isEqualTo(Breaker.closed());
    }

    private static Breaker failing(Breaker breaker, int times) {
        Breaker now = breaker;
        for (int i = 0; i < times; i++) {
            now = now.failed(NOON);
        }
        return now;
    }
}
