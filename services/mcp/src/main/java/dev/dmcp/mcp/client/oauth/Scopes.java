package dev.dmcp.mcp.client.oauth;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set of OAuth scopes, in the order they were named. */
record Scopes(Set<String> names) {
    static final Scopes NONE = new Scopes(Set.of());

    Scopes {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    static Scopes of(String text) {
        return of(List.of(text.strip().split("\\s+")));
    }

    static Scopes of(Collection<String> names) {
        Set<String> kept = new LinkedHashSet<>(names);
        kept.remove("");
        return new Scopes(kept);
    }

    Scopes and(Scopes more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(more.names);
        return new Scopes(all);
    }

    boolean covers(Scopes others) {
        return names.containsAll(others.names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    String text() {
        return String.join(" ", names);
    }
}
