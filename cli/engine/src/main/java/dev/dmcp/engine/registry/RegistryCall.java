package dev.dmcp.engine.registry;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine does with a registry for us, given up where nothing is heard of it: engines themselves wait forever. It
 * begins with waiting for the registry's answer.
 */
public final class RegistryCall {
    private final String step;
    private final RegistryPatience patience;

    private volatile long lastNews = System.nanoTime();
    /** Nothing while nobody waits for the registry. */
    private volatile @Nullable Duration limit;

    /** @param step what is done, with the name of the image */
    public RegistryCall(String step, RegistryPatience patience) {
        this.step = step;
        this.patience = patience;
        this.limit = patience.answer();
    }

    /** There is news, and the registry is to answer or to send something. */
    public void waits() {
        heard(patience.answer());
    }

    /** There is news, and the registry has got something to work on. */
    public void uploads() {
        heard(patience.upload());
    }

    /** There is news, and the engine has work without the registry. */
    public void works() {
        heard(null);
    }

    private void heard(@Nullable Duration next) {
        lastNews = System.nanoTime();
        limit = next;
    }

    /**
     * Does the work on this thread. Interrupting it closes its connection, and with it ends what the engine does.
     *
     * @throws Failure.TryAgain when the registry said nothing for too long
     */
    public <T> T run(Supplier<T> work) {
        StallWatch watch = StallWatch.over(this::silence, patience, Thread.currentThread()::interrupt);
        try (watch) {
            return work.get();
        } catch (Failure.Interrupted ended) {
            watch.throwIfStalled();
            throw ended;
        } finally {
            if (watch.hasGivenUp()) {
                Thread.interrupted();
            }
        }
    }

    private Optional<RegistrySilence> silence() {
        Duration longest = limit;
        return longest != null && System.nanoTime() - lastNews > longest.toNanos()
                ? Optional.of(new RegistrySilence(step, longest))
                : Optional.empty();
    }
}
