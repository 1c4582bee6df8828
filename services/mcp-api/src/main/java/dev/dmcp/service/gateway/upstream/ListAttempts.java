package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Asking a server for its lists. One that can be reached and gives lists that nobody can use (endless, broken, of a gigabyte) is asked again after half a
 * second, then after twice as long each time: else it would be asked all the time, and the others would pay for it. Thread-safe.
 */
final class ListAttempts implements AutoCloseable {
    private final Backoff backoff = new Backoff(InstantSource.system(), new Random());
    private final Runnable again;
    private volatile String problem = "";
    private @Nullable Thread waiting;
    private boolean closed;

    /** @param again runs when it is time to ask once more */
    ListAttempts(Runnable again) {
        this.again = again;
    }

    /** What asks for the lists. */
    interface Question<T> {
        T ask() throws LinkException, InterruptedException;
    }

    /** @throws UpstreamException with what was wrong the last time, while that was a moment ago */
    void requirePause(String server) throws UpstreamException {
        if (backoff.left().isPresent()) {
            throw new UpstreamException(Kind.UNUSABLE, "the server `" + server + "` cannot be used: " + problem);
        }
    }

    <T> T of(Question<T> question) throws LinkException, InterruptedException {
        try {
            T lists = question.ask();
            backoff.succeeded();
            return lists;
        } catch (LinkException.SessionLost | LinkException.LoginNeeded e) {
            throw e; // It is well, and has a wish first.
        } catch (LinkException e) {
            failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private synchronized void failed(String sentence) {
        problem = sentence;
        backoff.failed();
        if (waiting == null && !closed) {
            waiting = Thread.ofVirtual().name("list-again").start(this::askAgain);
        }
    }

    private void askAgain() {
        try {
            Optional<Duration> left = backoff.left();
            while (left.isPresent()) {
                Thread.sleep(left.get());
                left = backoff.left();
            }
            over();
            again.run();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void over() {
        waiting = null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
