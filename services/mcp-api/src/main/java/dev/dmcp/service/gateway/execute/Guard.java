package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before one server: so many calls at once, and none for a while when it fails again and again. Thread-safe. */
final class Guard {
    private final String server;
    private final CallLimits limits;
    private final InstantSource clock;
    private final Turnstile turnstile;
    private final AtomicInteger inside = new AtomicInteger();
    private Breaker breaker = Breaker.closed();

    Guard(String server, CallLimits limits, InstantSource clock) {
        this.server = server;
        this.limits = limits;
        this.clock = clock;
        this.turnstile = new Turnstile(limits.concurrency(), limits.waiting());
    }

    CallLimits limits() {
        return limits;
    }

    /** How the breaker stands: 0 closed, 1 half open, 2 open. */
    synchronized int breakerFigure() {
        return breaker.figure();
    }

    int inside() {
        return inside.get();
    }

    /**
     * Lets a call in, perhaps after others; it has to {@link #leave()}.
     *
     * @throws UpstreamException when too many are before it, or the server is left alone
     */
    void enter() throws UpstreamException, InterruptedException {
        refuseWhileOpen();
        if (!turnstile.enter(limits.timeout())) {
            throw new UpstreamException(
                    Kind.BUSY,
                    "the server `" + server + "` is busy: " + limits.concurrency()
                            + " calls are under way, and others wait; try again later");
        }
        boolean admitted = false;
        try {
            admit();
            admitted = true;
            inside.incrementAndGet();
        } finally {
            if (!admitted) {
                turnstile.leave();
            }
        }
    }

    private synchronized void refuseWhileOpen() throws UpstreamException {
        if (breaker.admit(clock.instant()) instanceof Breaker.Decision.Refused(Duration left)) {
            throw leftAlone(left);
        }
    }

    private synchronized void admit() throws UpstreamException {
        switch (breaker.admit(clock.instant())) {
            case Breaker.Decision.Admitted(Breaker then) -> breaker = then;
            case Breaker.Decision.Refused(Duration left) -> throw leftAlone(left);
        }
    }

    private UpstreamException leftAlone(Duration left) {
        String next = left.isZero() ? "one call tries it now" : "next attempt in " + (left.toSeconds() + 1) + " s";
        return new UpstreamException(
                Kind.BUSY, "the server `" + server + "` has failed again and again and is left alone; " + next);
    }

    void leave() {
        inside.decrementAndGet();
        turnstile.leave();
    }

    synchronized void succeeded() {
        breaker = breaker.succeeded();
    }

    synchronized void failed() {
        breaker = breaker.failed(clock.instant());
    }

    synchronized void abandoned() {
        breaker = breaker.abandoned(clock.instant());
    }
}
