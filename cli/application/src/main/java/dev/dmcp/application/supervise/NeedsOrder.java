package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Services so that each stands after what it needs. Pure. */
final class NeedsOrder {

    private final Map<String, LocalService> byName = new LinkedHashMap<>();

    NeedsOrder(List<LocalService> services) {
        services.forEach(service -> byName.put(service.name(), service));
    }

    /** The selected services and all that they need; all services when none is selected. */
    List<LocalService> closure(List<String> selected) {
        SequencedSet<LocalService> ordered = new LinkedHashSet<>();
        for (String name : selected.isEmpty() ? byName.keySet() : selected) {
            visit(name, ordered, new ArrayList<>());
        }
        return List.copyOf(ordered);
    }

    private void visit(String name, SequencedSet<LocalService> ordered, List<String> path) {
        LocalService service = known(name);
        if (ordered.contains(service)) {
            return;
        }
        if (path.contains(name)) {
            throw new Failure.InvalidInput(
                    "services need each other in a ring: " + String.join(" → ", path) + " → " + name,
                    "take one `needs` out of the ring");
        }
        path.add(name);
        service.needs().forEach(need -> visit(need, ordered, path));
        path.removeLast();
        ordered.add(service);
    }

    private LocalService known(String name) {
        LocalService service = byName.get(name);
        if (service == null) {
            throw new Failure.InvalidInput(
                    "no service `%s` runs as a process in this environment".formatted(name),
                    "there are: " + String.join(", ", byName.keySet()));
        }
        return service;
    }
}
