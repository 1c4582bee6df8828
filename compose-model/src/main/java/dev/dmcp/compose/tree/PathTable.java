package dev.dmcp.compose.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do at which path. Patterns are keys joined by dots; {@code *} stands for any key or list item. A walk carries
 * the table along with it and stops where no pattern can match any more.
 */
public final class PathTable<T> {
    private final Map<String, PathTable<T>> named = new HashMap<>();
    private @Nullable PathTable<T> any;
    private @Nullable T action;

    public PathTable() {}

    public PathTable<T> put(String pattern, T value) {
        PathTable<T> at = this;
        for (String part : pattern.split("\\.", -1)) {
            at = at.step(part);
        }
        at.action = value;
        return this;
    }

    private PathTable<T> step(String part) {
        if (!part.equals("*")) {
            return named.computeIfAbsent(part, _ -> new PathTable<>());
        }
        PathTable<T> next = any == null ? new PathTable<>() : any;
        any = next;
        return next;
    }

    /** The table below a key. */
    public @Nullable PathTable<T> at(String key) {
        PathTable<T> exact = named.get(key);
        return exact == null ? any : exact;
    }

    /** The table below a list item. */
    public @Nullable PathTable<T> item() {
        return any;
    }

    public @Nullable T action() {
        return action;
    }
}
