package dev.dmcp.service.kit.metrics;

import java.util.concurrent.atomic.LongAdder;

/** A figure that only grows. Thread-safe. */
public final class Counter {
    private final LongAdder value = new LongAdder();

    Counter() {}

    public void increment() {
        value.increment();
    }

    public void add(long amount) {
        value.add(amount);
    }

    long value() {
        return value.sum();
    }
}
