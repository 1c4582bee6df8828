package dev.dmcp.mcp.alarm;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets alarms ring, on one thread that ends when there were none for a while. It is woken only for an alarm that is earlier than the one it sleeps for, and
 * looks anew when its sleep is over: most of what it slept for has gone by then.
 */
final class AlarmClock {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>((one, other) -> Long.signum(one.atNanos() - other.atNanos()));
    private boolean running;
    private long sleepsUntil;

    void add(Alarm alarm) {
        lock.lock();
        try {
            alarms.add(alarm);
            if (!running) {
                sleepsUntil = alarm.atNanos();
                Thread.ofPlatform().daemon().name("alarms").start(this::run);
                running = true; // Not where no thread is to be had: the next alarm tries again.
            } else if (alarm.atNanos() - sleepsUntil < 0) {
                sleepsUntil = alarm.atNanos();
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void remove(Alarm alarm) {
        lock.lock();
        try {
            alarms.remove(alarm);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Alarm due = next(); due != null; due = next()) {
            ring(due);
        }
    }

    /** One that fails keeps no other from ringing, however it fails. */
    private static void ring(Alarm due) {
        try {
            due.ring();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** The next one whose time has come; null when there were none for a while. */
    private @Nullable Alarm next() {
        lock.lock();
        try {
            while (true) {
                Alarm first = alarms.peek();
                long now = System.nanoTime();
                if (first != null && first.atNanos() - now <= 0) {
                    return alarms.poll();
                }
                sleepsUntil = first == null ? now + IDLE_NANOS : first.atNanos();
                long left = earlier.awaitNanos(sleepsUntil - now);
                if (first == null && left <= 0 && alarms.isEmpty()) {
                    running = false;
                    return null;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            running = false;
            return null;
        } finally {
            lock.unlock();
        }
    }
}
