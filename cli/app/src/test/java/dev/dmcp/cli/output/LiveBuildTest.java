package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveBuildTest {
    private final LiveBuild build = new LiveBuild("web");

    @Test
    void a_line_says_how_many_steps_of_how_many_are_done_and_cached() {
        build.accept(new Event.Build.StepsKnown("web", 7));
        done("s1", true);
        done("s2", false);
        build.accept(new Event.Build.StepStarted("web", "s3", "[build 3/4] RUN make"));

        assertThat(build.now()).isEqualTo("2 of 7 done, 1 cached  [build 3/4] RUN make");
    }

    @Test
    void steps_that_nobody_announced_count_too() {
        done("s1", true);
        done("s2", true);

        assertThat(build.now()).startsWith("2 of 2 done, 2 cached");
    }

    private void done(String step, boolean isCached) {
        build.accept(new Event.Build.StepDone("web", step, "[build 1/4] COPY", isCached, Duration.ZERO));
    }
}
