package dev.dmcp.compose.consistency;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.NearMiss;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in a service that must be defined elsewhere. */
final class ReferenceCheck {
    private final Fields project;
    private final Fields services;
    private final Set<String> disabled;
    private final Report report;

    ReferenceCheck(Fields project, Set<String> disabled, Report report) {
        this.project = project;
        this.services = section("services");
        this.disabled = disabled;
        this.report = report;
    }

    private Fields section(String name) {
        return project.get(name) instanceof Fields section ? section : new Fields();
    }

    void check(Fields service, Path path) {
        keys(service.fields("networks"), "networks", "network", path.key("networks"));
        keys(service.fields("models"), "models", "model", path.key("models"));
        sources(service.items("configs"), "configs", "config", path.key("configs"));
        sources(service.items("secrets"), "secrets", "secret", path.key("secrets"));
        volumes(service.items("volumes"), path.key("volumes"));
        dependencies(service.fields("depends_on"), path.key("depends_on"));
        String mode = service.text("network_mode");
        if (mode.startsWith("service:")) {
            service(mode.substring("service:".length()), path.key("network_mode"));
        }
        Fields build = service.fields("build");
        if (build != null) {
            sources(
                    build.items("secrets"),
                    "secrets",
                    "secret",
                    path.key("build").key("secrets"));
            contexts(build.fields("additional_contexts"), path.key("build").key("additional_contexts"));
        }
    }

    private void keys(@Nullable Fields names, String section, String kind, Path path) {
        if (names != null) {
            names.keySet().forEach(name -> defined(name, section, kind, path.key(name)));
        }
    }

    private void sources(@Nullable Items items, String section, String kind, Path path) {
        for (int index = 0; items != null && index < items.size(); index++) {
            if (items.get(index) instanceof Fields item) {
                defined(item.text("source"), section, kind, path.index(index));
            }
        }
    }

    private void volumes(@Nullable Items volumes, Path path) {
        for (int index = 0; volumes != null && index < volumes.size(); index++) {
            if (volumes.get(index) instanceof Fields mount
                    && mount.text("type").equals("volume")
                    && !mount.text("source").isEmpty()) {
                defined(mount.text("source"), "volumes", "volume", path.index(index));
            }
        }
    }

    private void defined(String name, String section, String kind, Path path) {
        Fields known = section(section);
        if (!known.containsKey(name)) {
            String near = NearMiss.hint(name, known.keySet());
            String hint = near.isEmpty() ? "define it: `" + section + ": {" + name + ": …}`" : near;
            report.error(path, kind + " `" + name + "` is not defined", hint);
        }
    }

    private void dependencies(@Nullable Fields dependencies, Path path) {
        if (dependencies == null) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> entry : dependencies.entrySet()) {
            boolean optional =
                    entry.getValue() instanceof Fields dependency && Boolean.FALSE.equals(dependency.get("required"));
            if (!optional || !disabled.contains(entry.getKey())) {
                service(entry.getKey(), path.key(entry.getKey()));
            }
        }
    }

    private void service(String name, Path path) {
        if (services.containsKey(name)) {
            return;
        }
        if (disabled.contains(name)) {
            report.error(
                    path,
                    "service `" + name + "` belongs to no active profile",
                    "activate its profile with `--profile`");
        } else {
            String near = NearMiss.hint(name, services.keySet());
            report.error(
                    path,
                    "service `" + name + "` is not defined",
                    near.isEmpty() ? "define it below `services:`" : near);
        }
    }

    private void contexts(@Nullable Fields contexts, Path path) {
        if (contexts == null) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> entry : contexts.entrySet()) {
            if (entry.getValue() instanceof String context && context.startsWith("service:")) {
                String name = context.substring("service:".length());
                Path at = path.key(entry.getKey());
                service(name, at);
                if (services.get(name) instanceof Fields other && !other.containsKey("build")) {
                    report.error(
                            at, "service `" + name + "` is not built", "give it a `build`, or use `docker-image://…`");
                }
            }
        }
    }
}
