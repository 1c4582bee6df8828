package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a solve that waits for a registry which says nothing: builders themselves wait forever. Steps that run programs
 * may be silent for as long as they like.
 */
final class StallWatch implements AutoCloseable {
    private final StatusTracker tracker;
    private final RegistryPatience patience;
    private final Runnable giveUp;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable String stalled;

    private StallWatch(StatusTracker tracker, RegistryPatience patience, Runnable giveUp) {
        this.tracker = tracker;
        this.patience = patience;
        this.giveUp = giveUp;
    }

    /** @param giveUp called once, from another thread */
    static StallWatch over(StatusTracker tracker, RegistryPatience patience, Runnable giveUp) {
        StallWatch watch = new StallWatch(tracker, patience, giveUp);
        Thread.ofVirtual().name("stall-watch").start(watch::watch);
        return watch;
    }

    private void watch() {
        Duration look = patience.answer().dividedBy(4);
        try {
            while (!over.await(look.toNanos(), TimeUnit.NANOSECONDS)) {
                Optional<String> step = tracker.silentRegistryStep(patience);
                if (step.isPresent()) {
                    stalled = step.get();
                    giveUp.run();
                    return;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws Failure.TryAgain when this is why the solve ended */
    void throwIfStalled() {
        String step = stalled;
        if (step != null) {
            throw new Failure.TryAgain(
                    "a registry has said nothing for %d s, at `%s`"
                            .formatted(patience.answer().toSeconds(), step),
                    "check that the registry works and can be reached from the builder, then build again:"
                            + " finished steps are kept");
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
