package dev.dmcp.compose.selection;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Restricts a project to some services and everything that they depend on. */
public final class SelectedServices {
    private final Fields services;
    private final Report report;
    private final Set<String> wanted = new HashSet<>();

    private SelectedServices(Fields services, Report report) {
        this.services = services;
        this.report = report;
    }

    /**
     * Removes every other service.
     *
     * @param names none selects all
     */
    public static void apply(Fields project, List<String> names, Report report) {
        if (!names.isEmpty() && project.get("services") instanceof Fields services) {
            new SelectedServices(services, report).restrict(names);
        }
    }

    private void restrict(List<String> names) {
        for (String name : names) {
            if (services.containsKey(name)) {
                want(name);
            } else {
                report.error(Problem.error(
                        "",
                        Position.UNKNOWN,
                        Path.of("services").toString(),
                        "there is no service `" + name + "`",
                        NearMiss.hint(name, services.keySet())));
            }
        }
        services.keySet().retainAll(wanted);
        for (Object service : services.values()) {
            if (service instanceof Fields fields && fields.get("depends_on") instanceof Fields dependencies) {
                dependencies.keySet().retainAll(wanted);
            }
        }
    }

    private void want(String name) {
        if (!wanted.add(name) || !(services.get(name) instanceof Fields service)) {
            return;
        }
        if (service.get("depends_on") instanceof Fields dependencies) {
            dependencies.keySet().stream().filter(services::containsKey).forEach(this::want);
        }
    }
}
