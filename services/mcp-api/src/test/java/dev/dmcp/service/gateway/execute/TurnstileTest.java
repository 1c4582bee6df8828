package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private static final Duration NO_TIME = Duration.ZERO;

    @Test
    void who_finds_no_place_waits_no_longer_than_they_want() throws Exception {
        Turnstile turnstile = new Turnstile(1, 4);

        assertThat(turnstile.enter(NO_TIME)).isTrue();
        assertThat(turnstile.enter(NO_TIME)).isFalse();
        turnstile.leave();
        assertThat(turnstile.enter(NO_TIME)).isTrue();
    }

    @Test
    void who_finds_too_many_waiting_is_sent_away_at_once() throws Exception {
        Turnstile turnstile = new Turnstile(1, 0);
        assertThat(turnstile.enter(NO_TIME)).isTrue();

        long began = System.nanoTime();
        assertThat(turnstile.enter(Duration.ofMinutes(5))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    }
}
