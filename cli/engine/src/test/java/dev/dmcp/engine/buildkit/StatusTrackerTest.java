package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import dev.dmcp.engine.buildkit.control.SolveStatus;
import dev.dmcp.engine.buildkit.control.SolveStatus.Log;
import dev.dmcp.engine.buildkit.control.SolveStatus.Vertex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTrackerTest {
    private final List<Event> events = new ArrayList<>();
    private final StatusTracker tracker = new StatusTracker("app", events::add);

    @Test
    void a_step_of_an_earlier_solve_that_is_told_again_did_not_run() {
        accept(vertex("sha256:0", "[internal] load build definition from Dockerfile", 100, 101), "");
        accept(vertex("sha256:1", "[build 1/2] RUN make", 40, 60), "compiling\n");
        accept(vertex("sha256:2", "[build 2/2] RUN make test", 102, 105), "testing\n");

        assertThat(tracker.stepCount()).isEqualTo(2);
        assertThat(tracker.cachedCount()).isEqualTo(1);
        assertThat(events)
                .filteredOn(Event.Build.StepOutput.class::isInstance)
                .containsExactly(new Event.Build.StepOutput("app", "sha256:2", "testing"));
    }

    @Test
    void without_a_beginning_every_step_counts_as_it_is_told() {
        accept(vertex("sha256:1", "[build 1/1] RUN make", 40, 60), "compiling\n");

        assertThat(tracker.cachedCount()).isZero();
        assertThat(events).contains(new Event.Build.StepOutput("app", "sha256:1", "compiling"));
    }

    @Test
    void steps_are_counted_as_soon_as_they_are_known() {
        Vertex waiting = new Vertex("sha256:2", "[build 2/2] RUN test", false, Optional.empty(), Optional.empty(), "");
        accept(vertex("sha256:0", "[internal] load build definition from Dockerfile", 100, 101), "");
        accept(waiting, "");
        accept(vertex("sha256:1", "[build 1/2] RUN make", 102, 103), "");
        accept(waiting, "");

        assertThat(events)
                .filteredOn(Event.Build.StepsKnown.class::isInstance)
                .containsExactly(new Event.Build.StepsKnown("app", 1), new Event.Build.StepsKnown("app", 2));
    }

    private void accept(Vertex vertex, String text) {
        List<Log> logs = text.isEmpty() ? List.of() : List.of(new Log(vertex.digest(), text));
        tracker.accept(new SolveStatus(List.of(vertex), List.of(), logs, List.of()));
    }

    private static Vertex vertex(String digest, String name, long begin, long end) {
        return new Vertex(
                digest,
                name,
                false,
                Optional.of(Instant.ofEpochSecond(begin)),
                Optional.of(Instant.ofEpochSecond(end)),
                "");
    }
}
