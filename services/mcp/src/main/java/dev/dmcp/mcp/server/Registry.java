package dev.dmcp.mcp.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Named things in the order of their names, which may come and go while the server runs; each change is published. Thread-safe.
 *
 * @param <T> what is registered
 */
public final class Registry<T> {
    private final ConcurrentNavigableMap<String, T> entries = new ConcurrentSkipListMap<>();
    private final Changes changes;
    private final Change change;
    private volatile boolean offered;

    Registry(Changes changes, Change change) {
        this.changes = changes;
        this.change = change;
    }

    /** Adds or replaces. */
    public void put(String name, T entry) {
        offered = true;
        entries.put(name, entry);
        changes.publish(change);
    }

    /** Removes what is there under {@code name}; nothing happens when nothing is. */
    public void remove(String name) {
        if (entries.remove(name) != null) {
            changes.publish(change);
        }
    }

    /** Removes and adds in one go, with one notification. */
    public void update(Collection<String> gone, Map<String, T> added) {
        gone.forEach(entries::remove);
        offered = true;
        entries.putAll(added);
        changes.publish(change);
    }

    public Optional<T> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Everything, by name. */
    public List<T> all() {
        return List.copyOf(entries.values());
    }

    /** At most {@code limit} entries whose names come after {@code after}. */
    List<Map.Entry<String, T>> after(Optional<String> after, int limit) {
        Map<String, T> rest = after.isPresent() ? entries.tailMap(after.get(), false) : entries;
        List<Map.Entry<String, T>> page = new ArrayList<>();
        for (Map.Entry<String, T> entry : rest.entrySet()) {
            if (page.size() == limit) {
                break;
            }
            page.add(entry);
        }
        return page;
    }

    /** Says that this kind of thing is offered even while there is none. */
    public void offer() {
        offered = true;
    }

    public boolean isOffered() {
        return offered;
    }
}
