package dev.dmcp.compose.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names that depend on each other in a ring. */
public final class DependencyRings {
    private final Map<String, ? extends Collection<String>> dependencies;
    private final Set<String> done = new HashSet<>();
    private final Set<String> path = new LinkedHashSet<>();
    private final List<List<String>> rings = new ArrayList<>();

    private DependencyRings(Map<String, ? extends Collection<String>> dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * The rings, each beginning and ending with the same name: {@code [a, b, a]}. Rings that share all their names with one that was found
     * may be left out.
     */
    public static List<List<String>> in(Map<String, ? extends Collection<String>> dependencies) {
        DependencyRings search = new DependencyRings(dependencies);
        dependencies.keySet().forEach(search::visit);
        return search.rings;
    }

    private void visit(String name) {
        if (path.contains(name)) {
            addRing(name);
            return;
        }
        Collection<String> next = dependencies.get(name);
        if (next != null && !done.contains(name)) {
            path.add(name);
            next.forEach(this::visit);
            path.remove(name);
        }
        done.add(name);
    }

    private void addRing(String name) {
        List<String> names = new ArrayList<>(path);
        List<String> ring = new ArrayList<>(names.subList(names.indexOf(name), names.size()));
        ring.add(name);
        rings.add(ring);
    }
}
