package dev.dmcp.compose.consistency;

import dev.dmcp.compose.order.DependencyRings;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses services that wait for each other. */
final class CycleCheck {
    private CycleCheck() {}

    static void check(Fields services, Report report) {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        services.forEach((name, service) -> dependencies.put(
                name,
                service instanceof Fields fields && fields.get("depends_on") instanceof Fields needed
                        ? needed.keySet()
                        : Set.of()));
        for (List<String> ring : DependencyRings.in(dependencies)) {
            report.error(
                    Path.of("services", ring.get(ring.size() - 2), "depends_on", ring.getLast()),
                    "services wait for each other: " + String.join(" → ", ring),
                    "remove one of the dependencies");
        }
    }
}
