package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.RpcException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings a lost server back without anybody asking for it: tries until it is there, each time after the pause that its backoff wants. Thread-safe. */
final class Reconnecting {
    private final Supplier<Optional<Duration>> pause;
    private final Attempt attempt;
    private @Nullable Thread thread;
    private boolean closed;

    /** Opens the connection, when there is none. */
    interface Attempt {
        void make() throws LinkException, InterruptedException;
    }

    Reconnecting(Supplier<Optional<Duration>> pause, Attempt attempt) {
        this.pause = pause;
        this.attempt = attempt;
    }

    /** Begins to try, unless that goes on already. */
    synchronized void begin() {
        if (thread == null && !closed) {
            thread = Thread.ofVirtual().name("reconnect").start(this::tryUntilThere);
        }
    }

    private void tryUntilThere() {
        try {
            boolean there = false;
            while (!there) {
                Thread.sleep(pause.get().orElse(Duration.ZERO));
                there = isThere();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private boolean isThere() throws InterruptedException {
        try {
            attempt.make();
            return true;
        } catch (LinkException | RpcException e) {
            return false; // Its backoff says when to try again.
        }
    }

    private synchronized void ended() {
        thread = null;
    }

    synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
