package dev.dmcp.cli.environment;

import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.clean.CleanMode;
import dev.dmcp.application.clean.CleanRequest;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.BuildLock;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a build takes away after it has succeeded.
 *
 * @param keep how many earlier images of each target stay, for going back
 */
public record Cleanup(Invocation invocation, ProjectOptions project, CleanMode mode, int keep) {
    public Cleanup {
        requireCount(keep);
    }

    /** Whether so many images can stay. */
    public static void requireCount(int keep) {
        if (keep < 0) {
            throw new Failure.InvalidInput("`--keep %d` keeps less than nothing".formatted(keep), "write 0 or more");
        }
    }

    /**
     * Asks whether everything that nothing uses may go, before anything is built: nobody waits for a build to be told no.
     *
     * @throws dev.dmcp.application.failure.Failure when the answer is no, or nobody is there to give one
     */
    public void askBefore(LoadedProject loaded, boolean yes) {
        if (mode == CleanMode.ALL && !yes) {
            new Question(invocation.terminal())
                    .requireConsent(
                            useCase().plan(request(loaded)),
                            "`--cleanup all` removes, after the build, what is not this project's; nothing was built");
        }
    }

    /** Leaves everything where another build of the project runs: it may need what would go. */
    public void after(LoadedProject loaded, Reporter reporter) {
        if (mode == CleanMode.NONE) {
            return;
        }
        Optional<BuildLock.Held> alone = invocation.wiring().buildLock().alone(loaded.name());
        if (alone.isEmpty()) {
            reporter.report(new Event.Note("another build of this project runs, so nothing is removed"));
            return;
        }
        try (BuildLock.Held _ = alone.get()) {
            CleanImages clean = useCase();
            clean.run(clean.plan(request(loaded)), reporter);
        }
    }

    private CleanImages useCase() {
        return invocation.wiring().cleanImages(project.host(), project.context());
    }

    private CleanRequest request(LoadedProject loaded) {
        return CleanRequest.afterBuild(
                loaded.name(), mode, ComposeBuilds.references(loaded.model()), keep, Instant.now());
    }
}
