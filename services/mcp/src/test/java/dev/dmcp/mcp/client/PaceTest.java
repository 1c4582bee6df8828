package dev.dmcp.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void a_thousand_messages_at_once_pass_and_the_next_ones_wait() {
        Pace pace = new Pace();
        long now = System.nanoTime() + SECOND;

        long waited = 0;
        for (int i = 0; i < 1_000; i++) {
            waited += Math.max(0, pace.take(now));
        }

        assertThat(waited).isZero();
        assertThat(pace.take(now)).isEqualTo(SECOND / 200);
        assertThat(pace.take(now)).isEqualTo(2 * SECOND / 200);
        assertThat(pace.take(now + 10 * SECOND)).isNegative();
    }
}
