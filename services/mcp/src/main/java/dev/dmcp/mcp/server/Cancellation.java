package dev.dmcp.mcp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Whether somebody still waits for a call. Thread-safe. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Cancels once; later calls do nothing. Actions run on the calling thread. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    /** @throws CancellationException when nobody waits any more */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("the client has cancelled the request");
        }
    }

    /**
     * Runs {@code action} at the cancellation, at once when that has happened, and not at all once the registration is closed: who waits for one step of
     * something long must not leave its action behind.
     */
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void forget(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }

    /** Ends an action's interest. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
