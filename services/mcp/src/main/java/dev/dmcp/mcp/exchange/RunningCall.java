package dev.dmcp.mcp.exchange;

import dev.dmcp.mcp.server.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call on a virtual thread of its own. Cancelling it interrupts the thread, once, and never after the call has ended. */
public final class RunningCall {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean over = new AtomicBoolean();

    private final Thread thread;

    private RunningCall(String name, Body body) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(body));
        cancellation.onCancel(this::interrupt);
    }

    /** What runs; gets the call's own cancellation. */
    @FunctionalInterface
    public interface Body {
        void run(Cancellation cancellation);
    }

    /** A call that has not begun, so that others can know of it before it may end. */
    public static RunningCall of(String name, Body body) {
        return new RunningCall(name, body);
    }

    public static RunningCall start(String name, Body body) {
        return of(name, body).start();
    }

    public RunningCall start() {
        thread.start();
        return this;
    }

    public void cancel() {
        cancellation.cancel();
    }

    private void run(Body body) {
        try {
            body.run(cancellation);
        } finally {
            over.set(true);
        }
    }

    private void interrupt() {
        if (!over.get()) {
            thread.interrupt();
        }
    }
}
