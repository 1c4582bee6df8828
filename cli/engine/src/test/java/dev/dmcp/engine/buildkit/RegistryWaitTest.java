package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.engine.buildkit.control.SolveStatus;
import dev.dmcp.engine.registry.RegistryPatience;
import dev.dmcp.engine.registry.RegistrySilence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryWaitTest {
    /** With no patience at all, every silence is too long, and the question is only whose it is. */
    private static final RegistryPatience NONE =
            new RegistryPatience(List.of(Duration.ofSeconds(1)), Duration.ofNanos(-1), Duration.ofHours(1));

    private static Optional<String> silent(String step, String... parts) {
        StatusTracker tracker = new StatusTracker("web", Reporter.silent());
        List<SolveStatus.Transfer> transfers = List.of(parts).stream()
                .map(part -> new SolveStatus.Transfer(part, "v", 1, 2, false))
                .toList();
        SolveStatus.Vertex vertex =
                new SolveStatus.Vertex("v", step, false, Optional.of(Instant.EPOCH), Optional.empty(), "");
        tracker.accept(new SolveStatus(List.of(vertex), transfers, List.of(), List.of()));
        return tracker.registrySilence(NONE).map(RegistrySilence::step);
    }

    @Test
    void a_step_that_asks_a_registry_may_not_be_silent() {
        assertThat(silent("[internal] load metadata for docker.io/library/x:1")).isPresent();
        assertThat(silent("[1/2] FROM docker.io/library/x:1", "sha256:abc")).isPresent();
        assertThat(silent("importing cache manifest from registry/cache")).isPresent();
    }

    @Test
    void a_step_that_works_may() {
        assertThat(silent("[2/2] RUN make")).isEmpty();
        assertThat(silent("[1/2] FROM docker.io/library/x:1", "sha256:abc", "extracting sha256:def"))
                .isEmpty();
        assertThat(silent("exporting to image", "exporting layers")).isEmpty();
    }

    @Test
    void a_push_has_a_patience_of_its_own() {
        assertThat(silent("exporting to image", "pushing layers")).isEmpty();
    }
}
