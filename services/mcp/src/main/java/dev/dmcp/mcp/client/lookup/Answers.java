package dev.dmcp.mcp.client.lookup;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The last known answers, of which the oldest goes where there is no room. Thread-safe. */
final class Answers {
    static final int MOST = 1_000;

    /** Until then nobody is asked again: saves a busy caller the threads. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Until then it is better than none. */
    private static final Duration OF_USE = Duration.ofMinutes(5);

    private final Map<String, Answer> byHost = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that nobody sets */
    Answers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Answer(List<InetAddress> addresses, long atNanos) {}

    /** What was found just now. */
    Optional<List<InetAddress>> fresh(String host) {
        return within(FRESH, host);
    }

    /** What was found not too long ago. */
    Optional<List<InetAddress>> last(String host) {
        return within(OF_USE, host);
    }

    private Optional<List<InetAddress>> within(Duration age, String host) {
        return Optional.ofNullable(byHost.get(host))
                .filter(answer -> nanoTime.getAsLong() - answer.atNanos() < age.toNanos())
                .map(Answer::addresses);
    }

    void keep(String host, List<InetAddress> addresses) {
        if (byHost.size() >= MOST && !byHost.containsKey(host)) {
            forgetOldest();
        }
        byHost.put(host, new Answer(addresses, nanoTime.getAsLong()));
    }

    private void forgetOldest() {
        long now = nanoTime.getAsLong();
        byHost.entrySet().stream()
                .max(Comparator.comparingLong(entry -> now - entry.getValue().atNanos()))
                .ifPresent(oldest -> byHost.remove(oldest.getKey(), oldest.getValue()));
    }
}
