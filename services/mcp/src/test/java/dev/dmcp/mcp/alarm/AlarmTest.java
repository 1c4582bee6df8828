package dev.dmcp.mcp.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

    @Test
    void alarms_ring_in_the_order_of_their_moments_whatever_order_they_were_set_in() throws Exception {
        try (var _ = Alarm.in(LONG, () -> rung.add("much later"));
                var _ = Alarm.in(Duration.ofMillis(120), () -> rung.add("second"));
                var _ = Alarm.in(Duration.ofMillis(40), () -> rung.add("first"))) {
            assertThat(rung.poll(20, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(rung.poll(20, TimeUnit.SECONDS)).isEqualTo("second");
            assertThat(rung).isEmpty();
        }
    }

    @Test
    void an_alarm_that_was_closed_does_not_ring() throws Exception {
        Alarm.in(Duration.ofMillis(60), () -> rung.add("closed")).close();
        try (var _ = Alarm.in(Duration.ofMillis(90), () -> rung.add("kept"))) {
            assertThat(rung.poll(20, TimeUnit.SECONDS)).isEqualTo("kept");
        }
    }

    @Test
    void a_moment_that_has_passed_rings_at_once() throws Exception {
        try (var _ = Alarm.at(System.nanoTime() - 1, () -> rung.add("past"))) {
            assertThat(rung.poll(20, TimeUnit.SECONDS)).isEqualTo("past");
        }
    }

    @Test
    void an_alarm_whose_action_fails_keeps_no_other_from_ringing() throws Exception {
        try (var _ = Alarm.in(Duration.ofMillis(20), () -> {
                    throw new IllegalStateException("on purpose");
                });
                var _ = Alarm.in(Duration.ofMillis(30), () -> {
                    throw new StackOverflowError("on purpose");
                });
                var _ = Alarm.in(Duration.ofMillis(40), () -> rung.add("after"))) {
            assertThat(rung.poll(20, TimeUnit.SECONDS)).isEqualTo("after");
        }
    }

    @Test
    void a_thousand_threads_set_and_close_alarms_and_none_is_lost() throws Exception {
        int threads = 1_000;
        CountDownLatch all = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().start(() -> {
                Alarm.in(LONG, () -> rung.add("too early")).close();
                Alarm.in(Duration.ofMillis(30), all::countDown);
            });
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(rung).isEmpty();
    }
}
