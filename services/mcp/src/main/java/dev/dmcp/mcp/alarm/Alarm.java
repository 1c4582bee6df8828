package dev.dmcp.mcp.alarm;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Runs an action at a moment, unless it is closed before: for deadlines, of which nearly none passes. Setting and closing one wakes no thread, unlike a
 * timed wait, which in a virtual thread wakes another one at its beginning and at its end (ADR 17).
 */
public final class Alarm implements AutoCloseable {
    private static final AlarmClock CLOCK = new AlarmClock();

    private final long atNanos;
    private final Runnable action;

    private Alarm(long atNanos, Runnable action) {
        this.atNanos = atNanos;
        this.action = action;
    }

    /**
     * Sets one.
     *
     * @param nanoTime when, on the clock of {@link System#nanoTime()}
     * @param action runs on a thread that all alarms share, so it must not block
     */
    public static Alarm at(long nanoTime, Runnable action) {
        Alarm alarm = new Alarm(nanoTime, action);
        CLOCK.add(alarm);
        return alarm;
    }

    /** As {@link #at}, so long from now. */
    public static Alarm in(Duration patience, Runnable action) {
        return at(System.nanoTime() + patience.toNanos(), action);
    }

    /** Closes something at that moment, so that whoever reads from it wakes up. */
    public static Alarm closing(Closeable watched, long nanoTime) {
        return at(nanoTime, () -> closeQuietly(watched));
    }

    private static void closeQuietly(Closeable watched) {
        try {
            watched.close();
        } catch (IOException e) {
            // It was to be thrown away.
        }
    }

    long atNanos() {
        return atNanos;
    }

    void ring() {
        action.run();
    }

    /** Ends it. The action may run still when this comes at the very moment. */
    @Override
    public void close() {
        CLOCK.remove(this);
    }
}
