package dev.dmcp.service.kit.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A service's figures, printed in Prometheus' text format 0.0.4. Labels must come from a small known set (a route's pattern, never a path): past 2,000 series
 * new ones are counted together as {@code overflow}. Thread-safe.
 */
public final class Metrics {
    /** Of the text that {@link #print()} returns. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_SERIES = 2_000;

    private final Map<String, Family> families = new ConcurrentSkipListMap<>();
    private final AtomicInteger series = new AtomicInteger();

    private record Family(String type, String help, Map<String, Object> byLabels) {}

    /** The counter of that name and those labels ({@code name="value"} pairs, see {@link Labels}); the same one at each call. */
    public Counter counter(String name, String help, Labels labels) {
        return (Counter) find(name, "counter", help, labels, Counter::new);
    }

    /** The histogram of that name and those labels; the same one at each call. */
    public Histogram histogram(String name, String help, Labels labels) {
        return (Histogram) find(name, "histogram", help, labels, Histogram::new);
    }

    /** A figure that is asked for at each print. */
    public void gauge(String name, String help, Labels labels, DoubleSupplier value) {
        family(name, "gauge", help).byLabels().put(labels.text(), value);
    }

    private Object find(String name, String type, String help, Labels labels, Supplier<?> maker) {
        Map<String, Object> byLabels = family(name, type, help).byLabels();
        Object known = byLabels.get(labels.text());
        if (known != null) {
            return known;
        }
        String key = series.incrementAndGet() > MOST_SERIES ? "overflow=\"true\"" : labels.text();
        return byLabels.computeIfAbsent(key, absent -> maker.get());
    }

    private Family family(String name, String type, String help) {
        Family family = families.computeIfAbsent(name, n -> new Family(type, help, new ConcurrentSkipListMap<>()));
        if (!family.type().equals(type)) {
            throw new IllegalArgumentException(name + " is a " + family.type());
        }
        return family;
    }

    /** Everything as it is now. */
    public String print() {
        var text = new StringBuilder(4_096);
        families.forEach((name, family) -> {
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(family.help())
                    .append('\n');
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(family.type())
                    .append('\n');
            family.byLabels().forEach((labels, figure) -> print(text, name, labels, figure));
        });
        return text.toString();
    }

    private static void print(StringBuilder text, String name, String labels, Object figure) {
        if (figure instanceof Histogram histogram) {
            histogram.print(text, name, labels);
            return;
        }
        String braces = labels.isEmpty() ? "" : "{" + labels + "}";
        text.append(name).append(braces).append(' ');
        if (figure instanceof Counter counter) {
            text.append(counter.value());
        } else if (figure instanceof DoubleSupplier gauge) {
            text.append(gauge.getAsDouble());
        }
        text.append('\n');
    }
}
