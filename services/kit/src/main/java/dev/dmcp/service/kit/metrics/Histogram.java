package dev.dmcp.service.kit.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Durations, counted by size. Thread-safe. */
public final class Histogram {
    private static final double[] BOUNDS_SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final LongAdder[] counts = new LongAdder[BOUNDS_SECONDS.length + 1];
    private final LongAdder sumNanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Counts one duration. */
    public void record(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_SECONDS.length && nanos > BOUNDS_SECONDS[bucket] * 1e9) {
            bucket++;
        }
        counts[bucket].increment();
        sumNanos.add(nanos);
    }

    void print(StringBuilder text, String name, String labels) {
        long total = 0;
        String separator = labels.isEmpty() ? "" : ",";
        for (int i = 0; i < counts.length; i++) {
            total += counts[i].sum();
            String bound = i < BOUNDS_SECONDS.length ? Double.toString(BOUNDS_SECONDS[i]) : "+Inf";
            text.append(name)
                    .append("_bucket{")
                    .append(labels)
                    .append(separator)
                    .append("le=\"")
                    .append(bound)
                    .append("\"} ");
            text.append(total).append('\n');
        }
        String braces = labels.isEmpty() ? "" : "{" + labels + "}";
        text.append(name)
                .append("_sum")
                .append(braces)
                .append(' ')
                .append(sumNanos.sum() / 1e9)
                .append('\n');
        text.append(name)
                .append("_count")
                .append(braces)
                .append(' ')
                .append(total)
                .append('\n');
    }
}
