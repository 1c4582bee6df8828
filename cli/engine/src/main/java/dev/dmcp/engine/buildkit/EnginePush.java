package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.registry.RegistryCall;
import dev.dmcp.engine.registry.RegistryPatience;
import java.time.Duration;

/**
 * One push by the engine: made again where the registry's refusal may pass, and given up where nothing is heard of it.
 * Engines wait forever for a registry that says nothing.
 */
final class EnginePush {
    private final DockerImageTransfer engine;
    private final String image;
    private final String tag;
    private final String step;
    private final RegistryPatience patience;
    private final Reporter reporter;

    /** @param image what the build calls it */
    EnginePush(DockerImageTransfer engine, String image, String tag, RegistryPatience patience, Reporter reporter) {
        this.engine = engine;
        this.image = image;
        this.tag = tag;
        this.step = "push " + tag;
        this.patience = patience;
        this.reporter = reporter;
    }

    void run() throws InterruptedException {
        reporter.report(new Event.Build.StepStarted(image, step, step));
        long begin = System.nanoTime();
        try {
            insist();
        } catch (Failure | InterruptedException failed) {
            reporter.report(new Event.Build.StepFailed(image, step, step));
            throw failed;
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        reporter.report(new Event.Build.StepDone(image, step, step, false, duration));
    }

    private void insist() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                watched();
                return;
            } catch (Failure.OperationFailed refused) {
                if (!RegistryPatience.mayPass(refused.sentence())) {
                    throw refused;
                }
                Duration pause = patience.pauseAfter(attempt)
                        .orElseThrow(() -> new Failure.TryAgain(refused.sentence(), RegistryPatience.IN_TROUBLE));
                RegistryPatience.pause(image, refused.sentence(), pause, reporter);
            }
        }
    }

    private void watched() {
        RegistryCall call = new RegistryCall(step, patience);
        call.run(() -> {
            engine.push(tag, (current, total) -> heard(call, current, total));
            return tag;
        });
    }

    /** A registry may take its time with what it has got. */
    private void heard(RegistryCall call, long current, long total) {
        if (current > 0) {
            call.uploads();
        } else {
            call.waits();
        }
        if (total > 0) {
            reporter.report(new Event.Build.Transferred(image, step, "pushing", current, total));
        }
    }
}
