package dev.dmcp.compose.order;

import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In which order the active services of a project start. */
public final class StartOrder {
    private StartOrder() {}

    /**
     * The order of a loaded project, in which there is no ring: services that wait for nothing come first, and each wave waits only for those before
     * it. Names are sorted. Dependencies on services that are not active are left out; those that are required have been refused when the project was
     * loaded.
     *
     * @throws IllegalArgumentException when services wait for each other, which only a project made by hand can
     */
    public static List<List<String>> waves(Project project) {
        Map<String, Set<String>> waits = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            Set<String> active = new LinkedHashSet<>(service.dependsOn().keySet());
            active.retainAll(project.services().keySet());
            waits.put(service.name(), active);
        }
        return waves(waits);
    }

    private static List<List<String>> waves(Map<String, Set<String>> waits) {
        List<List<String>> waves = new ArrayList<>();
        Set<String> started = new LinkedHashSet<>();
        while (started.size() < waits.size()) {
            Set<String> wave = new TreeSet<>();
            waits.forEach((name, needed) -> {
                if (!started.contains(name) && started.containsAll(needed)) {
                    wave.add(name);
                }
            });
            if (wave.isEmpty()) {
                throw new IllegalArgumentException("services wait for each other: " + DependencyRings.in(waits));
            }
            started.addAll(wave);
            waves.add(List.copyOf(wave));
        }
        return List.copyOf(waves);
    }
}
