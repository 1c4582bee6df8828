package dev.dmcp.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryPatienceTest {
    @Test
    void only_what_may_pass_is_tried_again() {
        assertThat(RegistryPatience.mayPass("unexpected status from HEAD request: 503 Service Unavailable"))
                .isTrue();
        assertThat(RegistryPatience.mayPass("read: connection reset by peer")).isTrue();
        assertThat(RegistryPatience.mayPass("pull access denied, repository does not exist"))
                .isFalse();
        assertThat(RegistryPatience.mayPass(
                        "process \"/bin/sh -c echo 503 Service Unavailable; exit 1\" did not complete successfully"))
                .isFalse();
    }

    @Test
    void there_are_as_many_further_attempts_as_pauses() {
        RegistryPatience once =
                new RegistryPatience(List.of(Duration.ofSeconds(1)), Duration.ofMinutes(1), Duration.ofHours(1));

        assertThat(once.pauseAfter(1)).contains(Duration.ofSeconds(1));
        assertThat(once.pauseAfter(2)).isEmpty();
    }
}
