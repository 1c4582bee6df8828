package dev.dmcp.application.build;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked on a thread of its own while this one does something else.
 *
 * @param <T> the answer
 */
final class Question<T> {
    private final Thread thread;
    private volatile @Nullable T answer;
    private volatile @Nullable RuntimeException failure;

    Question(Supplier<T> ask) {
        thread = Thread.ofPlatform().daemon().name("question").start(() -> {
            try {
                answer = ask.get();
            } catch (RuntimeException failed) {
                failure = failed;
            }
        });
    }

    /** Waits for it; fails as the asking did. */
    T answer() throws InterruptedException {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            thread.interrupt();
            throw stop;
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return Objects.requireNonNull(answer);
    }
}
