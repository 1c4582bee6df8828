package dev.dmcp.application.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final RestartPolicy POLICY = RestartPolicy.STANDARD;

    @Test
    void services_that_fail_together_do_not_come_back_together() {
        Set<Duration> delays = new HashSet<>();
        for (int service = 0; service < 20; service++) {
            delays.add(POLICY.delay(3, "service-" + service));
        }
        assertThat(delays).hasSizeGreaterThan(15);
        assertThat(delays).allMatch(delay -> delay.toMillis() >= 4_000 && delay.toMillis() <= 4_800);
    }

    @Test
    void the_same_failure_of_the_same_service_waits_the_same_time() {
        assertThat(POLICY.delay(2, "web")).isEqualTo(POLICY.delay(2, "web"));
    }

    @Test
    void very_many_failures_do_not_overflow() {
        assertThat(POLICY.delay(1_000_000, "web")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void no_attempts_means_that_the_first_failure_is_the_last() {
        RestartPolicy never = new RestartPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

        assertThat(never.givesUpAfter(1)).isTrue();
    }

    @Test
    void a_longest_delay_below_the_first_makes_no_sense() {
        assertThatThrownBy(() -> new RestartPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
