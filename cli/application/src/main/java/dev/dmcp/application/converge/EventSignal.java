package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells waiters that something happened to a container, so that they look again. Events only wake: what counts is
 * always what the engine then says, so an event that comes late or from an earlier life misleads nobody.
 */
final class EventSignal implements AutoCloseable {
    private final ContainerEngine.Events events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Long> counts = new HashMap<>();

    EventSignal(ContainerEngine.Events events) {
        this.events = events;
        Thread.ofPlatform().daemon().name("events").start(this::listen);
    }

    /** How many events there were for the container, to be given to {@link #awaitMore}. */
    long count(String container) {
        lock.lock();
        try {
            return counts.getOrDefault(container, 0L);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there were more than that, but not longer than so many nanoseconds. */
    void awaitMore(String container, long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (counts.getOrDefault(container, 0L) <= seen && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.MINUTES.toNanos(1)));
            }
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        try {
            for (Optional<ContainerEvent> event = events.next(); event.isPresent(); event = events.next()) {
                wake(event.get().containerName());
            }
        } catch (Failure streamEnded) {
            // waiters look again now and then all the same, and meet the same failure themselves
        }
    }

    private void wake(String container) {
        lock.lock();
        try {
            counts.merge(container, 1L, Long::sum);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
