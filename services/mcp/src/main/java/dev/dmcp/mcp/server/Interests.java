package dev.dmcp.mcp.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which resources clients want to hear of, and on whose behalf: what a gateway has to ask the servers behind it for. Thread-safe. */
public final class Interests {
    private final Map<Interest, Integer> counts = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** One caller's wish to hear of one resource. */
    public record Interest(String uri, Optional<Caller> caller) {}

    /** What is wanted now. */
    public Set<Interest> all() {
        synchronized (counts) {
            return Set.copyOf(counts.keySet());
        }
    }

    /** Runs {@code listener} after each change of {@link #all()}; it must not block. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Begins one interest; several clients may share it. */
    public void add(String uri, Optional<Caller> caller) {
        int now;
        synchronized (counts) {
            now = counts.merge(new Interest(uri, caller), 1, Integer::sum);
        }
        if (now == 1) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Ends what one {@link #add} began. */
    public void remove(String uri, Optional<Caller> caller) {
        boolean last;
        synchronized (counts) {
            last = counts.computeIfPresent(
                            new Interest(uri, caller), (interest, count) -> count == 1 ? null : count - 1)
                    == null;
        }
        if (last) {
            listeners.forEach(Runnable::run);
        }
    }
}
