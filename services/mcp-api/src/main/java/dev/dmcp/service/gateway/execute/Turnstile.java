package dev.dmcp.service.gateway.execute;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many in at once and lets so many wait, in the order they came. Thread-safe. */
final class Turnstile {
    private final Semaphore places;
    private final int mostWaiting;
    private final AtomicInteger waiting = new AtomicInteger();

    Turnstile(int places, int mostWaiting) {
        this.places = new Semaphore(places, true);
        this.mostWaiting = mostWaiting;
    }

    /** Whether there is a place, at once or within the patience. Who is let in has to {@link #leave()}. */
    boolean enter(Duration patience) throws InterruptedException {
        if (places.tryAcquire(0, TimeUnit.SECONDS)) {
            return true;
        }
        try {
            return waiting.incrementAndGet() <= mostWaiting
                    && places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }
}
