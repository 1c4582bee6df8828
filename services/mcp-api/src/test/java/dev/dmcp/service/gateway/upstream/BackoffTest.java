package dev.dmcp.service.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Backoff backoff = new Backoff((InstantSource) now::get, new Random(7));

    @Test
    void a_server_that_never_failed_may_be_tried_at_once() {
        assertThat(backoff.left()).isEmpty();
    }

    @Test
    void each_failure_waits_twice_as_long_up_to_half_a_minute_and_a_fifth() {
        long before = 0;
        for (int i = 0; i < 20; i++) {
            backoff.failed();
            long left = backoff.left().orElseThrow().toMillis();
            assertThat(left).isBetween(Math.min(500L << Math.min(i, 10), 30_000), 36_000L);
            before = Math.max(before, left);
        }
        assertThat(before).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void a_success_forgets_the_failures() {
        backoff.failed();
        backoff.failed();
        backoff.succeeded();
        assertThat(backoff.left()).isEmpty();

        backoff.failed();
        now.set(Instant.EPOCH.plus(Duration.ofMillis(601)));
        assertThat(backoff.left()).isEmpty();
    }

    @Test
    void a_server_that_keeps_ending_soon_after_it_came_is_left_alone_longer_each_time() {
        backoff.lost(Duration.ofSeconds(1));
        backoff.succeeded();
        backoff.lost(Duration.ofSeconds(1));
        backoff.succeeded();
        backoff.lost(Duration.ofSeconds(1));
        assertThat(backoff.left().orElseThrow()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_400));

        now.set(Instant.EPOCH.plus(Duration.ofHours(1)));
        backoff.lost(Duration.ofHours(1));
        assertThat(backoff.left()).isEmpty();
    }
}
