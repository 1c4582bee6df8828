package dev.dmcp.compose.consistency;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relations between the elements of a canonical project whose unwanted services have been left out. */
public final class ProjectCheck {
    private final Fields project;
    private final Report report;
    private final ReferenceCheck references;

    /**
     * A check of one project.
     *
     * @param disabled services that exist but belong to no active profile
     */
    public ProjectCheck(Fields project, Set<String> disabled, Report report) {
        this.project = project;
        this.report = report;
        this.references = new ReferenceCheck(project, disabled, report);
    }

    public void check() {
        Fields services = project.fields("services");
        if (services == null) {
            return;
        }
        ServiceCheck alone = new ServiceCheck(report);
        for (Map.Entry<String, @Nullable Object> entry : services.entrySet()) {
            if (entry.getValue() instanceof Fields service) {
                Path path = Path.of("services", entry.getKey());
                alone.check(service, path);
                references.check(service, path);
            }
        }
        containerNames(services);
        secrets(project.fields("secrets"));
        CycleCheck.check(services, report);
    }

    private void containerNames(Fields services) {
        Map<String, String> owners = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : services.entrySet()) {
            if (entry.getValue() instanceof Fields service && service.get("container_name") instanceof String name) {
                String owner = owners.putIfAbsent(name, entry.getKey());
                if (owner != null) {
                    report.error(
                            Path.of("services", entry.getKey(), "container_name"),
                            "service `" + owner + "` has the container name `" + name + "` already",
                            "give each service its own");
                }
            }
        }
    }

    private void secrets(@Nullable Fields secrets) {
        if (secrets == null) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> entry : secrets.entrySet()) {
            boolean sourced = !(entry.getValue() instanceof Fields secret)
                    || secret.containsKey("external")
                    || secret.containsKey("file")
                    || secret.containsKey("environment");
            if (!sourced) {
                report.error(
                        Path.of("secrets", entry.getKey()),
                        "a secret needs a `file` or an `environment` variable",
                        "add one of them");
            }
        }
    }
}
