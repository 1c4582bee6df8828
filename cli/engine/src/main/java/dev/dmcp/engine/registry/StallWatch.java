package dev.dmcp.engine.registry;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends work that waits for a registry which says nothing: builders and engines themselves wait forever. Steps that run
 * programs may be silent for as long as they like.
 */
public final class StallWatch implements AutoCloseable {
    private final Supplier<Optional<RegistrySilence>> silence;
    private final Runnable giveUp;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable RegistrySilence stalled;

    private StallWatch(Supplier<Optional<RegistrySilence>> silence, Runnable giveUp) {
        this.silence = silence;
        this.giveUp = giveUp;
    }

    /**
     * Begins to watch.
     *
     * @param silence tells of one that is too long
     * @param giveUp called once at most, from another thread, and never after the watch was closed
     */
    public static StallWatch over(
            Supplier<Optional<RegistrySilence>> silence, RegistryPatience patience, Runnable giveUp) {
        StallWatch watch = new StallWatch(silence, giveUp);
        Duration look = patience.shortest().dividedBy(4);
        Thread.ofVirtual().name("stall-watch").start(() -> watch.watch(look));
        return watch;
    }

    private void watch(Duration look) {
        try {
            while (!over.await(look.toNanos(), TimeUnit.NANOSECONDS)) {
                Optional<RegistrySilence> tooLong = silence.get();
                if (tooLong.isPresent()) {
                    end(tooLong.get());
                    return;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end(RegistrySilence tooLong) {
        if (over.getCount() > 0) {
            stalled = tooLong;
            giveUp.run();
        }
    }

    boolean hasGivenUp() {
        return stalled != null;
    }

    /** @throws Failure.TryAgain when this is why the work ended */
    public void throwIfStalled() {
        RegistrySilence why = stalled;
        if (why != null) {
            throw why.toFailure();
        }
    }

    @Override
    public synchronized void close() {
        over.countDown();
    }
}
