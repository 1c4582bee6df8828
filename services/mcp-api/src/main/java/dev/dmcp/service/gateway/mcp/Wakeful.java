package dev.dmcp.service.gateway.mcp;

import dev.dmcp.service.kit.log.Log;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does the same thing again and again in the background: when woken, but not all the time, and from time to time by itself. */
final class Wakeful implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Of the time, this gets one part in so many, unless that would make it late. */
    private static final int SHARE = 5;

    private final String name;
    private final Duration interval;
    private final Body body;
    private final Log log;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread thread;

    /** What is done. */
    @FunctionalInterface
    interface Body {
        void run() throws InterruptedException;
    }

    Wakeful(String name, Duration interval, Body body, Log log) {
        this.name = name;
        this.interval = interval;
        this.body = body;
        this.log = log;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    /** Lets it be done soon; many wakings make one. */
    void wake() {
        wakeUp.release();
    }

    private void live() {
        try {
            while (true) {
                long began = System.nanoTime();
                once();
                long pause = Math.max(SHORTEST_PAUSE.toNanos(), (System.nanoTime() - began) * SHARE);
                TimeUnit.NANOSECONDS.sleep(Math.min(pause, LONGEST_PAUSE.toNanos()));
                if (wakeUp.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() throws InterruptedException {
        try {
            body.run();
        } catch (RuntimeException failure) {
            log.error(name + " failed", failure, fields -> {});
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
