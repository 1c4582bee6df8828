package dev.dmcp.service.gateway.login;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes who waits for somebody to log in. Thread-safe. */
final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebody = lock.newCondition();

    void tell() {
        lock.lock();
        try {
            somebody.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the condition holds within the patience; looked at whenever somebody came. */
    boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = somebody.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
