package dev.dmcp.compose.consistency;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds services that wait for each other, and shows them as a ring. */
final class CycleCheck {
    private final Fields services;
    private final Report report;
    private final Set<String> done = new HashSet<>();
    private final Set<String> path = new LinkedHashSet<>();

    CycleCheck(Fields services, Report report) {
        this.services = services;
        this.report = report;
    }

    void check() {
        services.keySet().forEach(this::visit);
    }

    private void visit(String name) {
        if (path.contains(name)) {
            report(name);
            return;
        }
        Fields dependencies = dependencies(services.fields(name));
        if (dependencies != null && !done.contains(name)) {
            path.add(name);
            dependencies.keySet().forEach(this::visit);
            path.remove(name);
        }
        done.add(name);
    }

    private static @Nullable Fields dependencies(@Nullable Fields service) {
        return service == null ? null : service.fields("depends_on");
    }

    private void report(String name) {
        List<String> ring = new ArrayList<>(path);
        ring = new ArrayList<>(ring.subList(ring.indexOf(name), ring.size()));
        ring.add(name);
        report.error(
                Path.of("services", ring.get(ring.size() - 2), "depends_on", name),
                "services wait for each other: " + String.join(" → ", ring),
                "remove one of the dependencies");
    }
}
