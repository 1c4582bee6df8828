package dev.dmcp.compose.consistency;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one service says about itself in two places. */
final class ServiceCheck {
    private final Report report;

    ServiceCheck(Report report) {
        this.report = report;
    }

    void check(Fields service, Path path) {
        source(service, path);
        network(service, path);
        healthcheck(service.fields("healthcheck"), path);
        scale(service, path);
        limits(service, path);
        watch(service.fields("develop"), path);
        mounts(service, path);
    }

    private void source(Fields service, Path path) {
        Fields build = service.fields("build");
        if (build == null) {
            if (!service.containsKey("image") && !service.containsKey("provider")) {
                report.error(
                        path, "the service has neither `image` nor `build`", "add `image: name:tag` or `build: .`");
            }
            return;
        }
        if (build.containsKey("dockerfile") && build.containsKey("dockerfile_inline")) {
            report.error(
                    path.key("build"), "`dockerfile` and `dockerfile_inline` exclude each other", "keep one of them");
        }
        Items platforms = build.items("platforms");
        String platform = service.text("platform");
        if (platforms != null && !platform.isEmpty() && !platforms.contains(platform)) {
            report.error(
                    path.key("build").key("platforms"),
                    "the service runs on `" + platform + "`, which is not built",
                    "add `" + platform + "` to the list");
        }
    }

    private void network(Fields service, Path path) {
        Fields networks = service.fields("networks");
        if (service.containsKey("network_mode") && networks != null && !networks.isEmpty()) {
            report.error(path, "`network_mode` and `networks` exclude each other", "keep one of them");
        }
    }

    private void healthcheck(@Nullable Fields healthcheck, Path path) {
        Items test = healthcheck == null ? null : healthcheck.items("test");
        if (test == null || test.isEmpty()) {
            return;
        }
        switch (GoText.of(test.getFirst())) {
            case "CMD", "CMD-SHELL", "NONE" -> {}
            default ->
                report.error(
                        path.key("healthcheck").key("test"),
                        "the test must begin with `CMD`, `CMD-SHELL` or `NONE`",
                        "write `[\"CMD\", \"" + GoText.of(test.getFirst()) + "\", …]`");
        }
    }

    private void scale(Fields service, Path path) {
        Fields deploy = service.fields("deploy");
        Object scale = service.get("scale");
        Object replicas = deploy == null ? null : deploy.get("replicas");
        if (scale != null && replicas != null && !scale.equals(replicas)) {
            report.error(path.key("scale"), "`scale` and `deploy.replicas` differ", "keep one of them");
        }
        negative(scale, path.key("scale"));
        negative(replicas, path.key("deploy").key("replicas"));
        Object count = scale == null ? replicas : scale;
        if (count instanceof Long number && number > 1 && service.containsKey("container_name")) {
            report.error(
                    path.key("container_name"),
                    number + " containers cannot share one name",
                    "remove `container_name`");
        }
    }

    private void negative(@Nullable Object value, Path path) {
        if (value instanceof Long number && number < 0) {
            report.error(path, number + " is less than 0", "");
        }
    }

    private void limits(Fields service, Path path) {
        Fields deploy = service.fields("deploy");
        Fields resources = deploy == null ? null : deploy.fields("resources");
        if (resources == null) {
            return;
        }
        same(service, "cpus", resources.fields("limits"), "cpus", "limits", path);
        same(service, "mem_limit", resources.fields("limits"), "memory", "limits", path);
        same(service, "pids_limit", resources.fields("limits"), "pids", "limits", path);
        same(service, "mem_reservation", resources.fields("reservations"), "memory", "reservations", path);
    }

    private void same(Fields service, String key, @Nullable Fields resource, String other, String section, Path path) {
        Object value = service.get(key);
        if (value != null && resource != null && !Objects.equals(value, resource.get(other))) {
            String twin = "deploy.resources." + section + "." + other;
            report.error(path.key(key), "`" + key + "` and `" + twin + "` differ", "keep one of them");
        }
    }

    private void watch(@Nullable Fields develop, Path path) {
        Items triggers = develop == null ? null : develop.items("watch");
        for (int index = 0; triggers != null && index < triggers.size(); index++) {
            if (triggers.get(index) instanceof Fields trigger && !trigger.containsKey("target")) {
                String action = trigger.text("action");
                if (!action.equals("rebuild") && !action.equals("restart")) {
                    Path at = path.key("develop").key("watch").index(index);
                    report.error(at, "`" + action + "` needs a `target`", "name the folder in the container");
                }
            }
        }
    }

    private void mounts(Fields service, Path path) {
        Map<String, String> targets = new HashMap<>();
        Items temporary = service.items("tmpfs");
        for (int index = 0; temporary != null && index < temporary.size(); index++) {
            String text = GoText.of(temporary.get(index));
            int colon = text.indexOf(':');
            mount(colon < 0 ? text : text.substring(0, colon), path.key("tmpfs").index(index), targets);
        }
        Items volumes = service.items("volumes");
        for (int index = 0; volumes != null && index < volumes.size(); index++) {
            if (volumes.get(index) instanceof Fields mount) {
                mount(mount.text("target"), path.key("volumes").index(index), targets);
            }
        }
    }

    private void mount(String target, Path path, Map<String, String> targets) {
        String earlier = targets.putIfAbsent(target, path.toString());
        if (earlier != null) {
            report.error(path, "`" + target + "` is already mounted by " + earlier, "mount one of them elsewhere");
        }
    }
}
