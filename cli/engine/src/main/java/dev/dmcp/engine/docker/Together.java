package dev.dmcp.engine.docker;

import dev.dmcp.application.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads that run at the same time. Closing it interrupts those that still do, so none outlives its scope. */
final class Together implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();

    /** The result of one of them. */
    @FunctionalInterface
    interface Result<T> {
        /** Waits for it; throws what it threw. */
        T get();
    }

    <T> Result<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads.add(Thread.ofPlatform().daemon().start(task));
        return () -> await(task);
    }

    private static <T> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("interrupted");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Failure failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
