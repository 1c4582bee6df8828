package dev.dmcp.compose.order;

import dev.dmcp.compose.model.DependsOn;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The dependency graph of a project's active services. */
public final class StartOrder {
    private final Map<String, Map<String, DependsOn>> waits;
    private final List<List<String>> waves;

    private StartOrder(Map<String, Map<String, DependsOn>> waits, List<List<String>> waves) {
        this.waits = waits;
        this.waves = waves;
    }

    /**
     * The order of a loaded project, in which there is no ring. Dependencies on services that are not active are left out; those that are
     * required have been refused when the project was loaded.
     *
     * @throws IllegalArgumentException when services wait for each other, which only a project made by hand can
     */
    public static StartOrder of(Project project) {
        Map<String, Map<String, DependsOn>> waits = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            Map<String, DependsOn> active = new LinkedHashMap<>(service.dependsOn());
            active.keySet().retainAll(project.services().keySet());
            waits.put(service.name(), Collections.unmodifiableMap(active));
        }
        return new StartOrder(Collections.unmodifiableMap(waits), waves(waits));
    }

    private static List<List<String>> waves(Map<String, Map<String, DependsOn>> waits) {
        List<List<String>> waves = new ArrayList<>();
        Set<String> started = new LinkedHashSet<>();
        while (started.size() < waits.size()) {
            Set<String> wave = new TreeSet<>();
            waits.forEach((name, dependencies) -> {
                if (!started.contains(name) && started.containsAll(dependencies.keySet())) {
                    wave.add(name);
                }
            });
            if (wave.isEmpty()) {
                throw new IllegalArgumentException("services wait for each other: " + rings(waits));
            }
            started.addAll(wave);
            waves.add(List.copyOf(wave));
        }
        return List.copyOf(waves);
    }

    private static List<List<String>> rings(Map<String, Map<String, DependsOn>> waits) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        waits.forEach((name, dependencies) -> names.put(name, dependencies.keySet()));
        return DependencyRings.in(names);
    }

    /** What each service waits for. */
    public Map<String, Map<String, DependsOn>> waits() {
        return waits;
    }

    /** Services that wait for nothing first; each wave waits only for those before it. Names are sorted. */
    public List<List<String>> waves() {
        return waves;
    }

    /** All services, each after everything that it waits for. */
    public List<String> starting() {
        return waves.stream().flatMap(List::stream).toList();
    }

    /** All services, each before everything that it waits for. */
    public List<String> stopping() {
        return starting().reversed();
    }

    /** The services that wait for this one directly, with what they wait for, in the order of starting. */
    public Map<String, DependsOn> dependents(String service) {
        Map<String, DependsOn> dependents = new LinkedHashMap<>();
        for (String name : starting()) {
            DependsOn dependency = waits.getOrDefault(name, Map.of()).get(service);
            if (dependency != null) {
                dependents.put(name, dependency);
            }
        }
        return dependents;
    }

    /** Everything that the service needs, directly or not, in the order of starting, without itself. */
    public List<String> needs(String service) {
        Set<String> needed = new LinkedHashSet<>();
        collect(service, needed);
        needed.remove(service);
        return starting().stream().filter(needed::contains).toList();
    }

    private void collect(String service, Set<String> needed) {
        if (needed.add(service)) {
            waits.getOrDefault(service, Map.of()).keySet().forEach(next -> collect(next, needed));
        }
    }
}
