package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Event.Build;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupedReporterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GroupedReporter reporter =
            new GroupedReporter(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Style(false));

    @Test
    void images_that_are_built_side_by_side_have_a_group_each() {
        reporter.report(new Build.TargetStarted("server"));
        reporter.report(new Build.TargetStarted("client"));
        reporter.report(new Build.StepOutput("server", "1", "compiling"));
        reporter.report(new Build.StepOutput("client", "2", "bundling"));
        reporter.report(new Build.TargetDone("client", "sha256:1", 3, 2, Duration.ofSeconds(2)));
        reporter.report(new Event.Note("a note"));
        reporter.report(new Build.TargetDone("server", "sha256:2", 5, 1, Duration.ofSeconds(3)));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                ::group::build client
                  client │ bundling
                  ✓ client 2 of 3 steps cached, 2.0 s
                ::endgroup::
                a note
                ::group::build server
                  server │ compiling
                  ✓ server 1 of 5 steps cached, 3.0 s
                ::endgroup::
                """);
    }

    @Test
    void what_fails_is_not_folded() {
        reporter.report(new Build.StepOutput("server", "1", "compiling"));
        reporter.report(new Build.TargetFailed("server"));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                  server │ compiling
                  ✗ server
                """);
    }
}
