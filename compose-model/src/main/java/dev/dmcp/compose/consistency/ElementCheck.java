package dev.dmcp.compose.consistency;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.IpAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Relations inside one element: keys that exclude each other or of which one is needed. */
public final class ElementCheck {
    private final Report report;

    public ElementCheck(Report report) {
        this.report = report;
    }

    public void check(Fields root) {
        each(root.fields("volumes"), Path.of("volumes"), this::volume);
        each(
                root.fields("configs"),
                Path.of("configs"),
                (config, path) -> content(config, path, List.of("file", "environment", "content")));
        each(
                root.fields("secrets"),
                Path.of("secrets"),
                (secret, path) -> content(secret, path, List.of("file", "environment")));
        each(root.fields("services"), Path.of("services"), this::service);
    }

    private interface Check {
        void check(Fields element, Path path);
    }

    private static void each(@Nullable Fields elements, Path path, Check check) {
        if (elements != null) {
            for (Map.Entry<String, @Nullable Object> entry : elements.entrySet()) {
                if (entry.getValue() instanceof Fields element) {
                    check.check(element, path.key(entry.getKey()));
                }
            }
        }
    }

    private static void each(@Nullable Items items, Path path, Check check) {
        for (int index = 0; items != null && index < items.size(); index++) {
            if (items.get(index) instanceof Fields element) {
                check.check(element, path.index(index));
            }
        }
    }

    private void volume(Fields volume, Path path) {
        if (!Boolean.TRUE.equals(volume.get("external"))) {
            return;
        }
        for (String key : volume.keySet()) {
            if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
                report.error(
                        path.key(key),
                        "an external volume takes no `" + key + "`",
                        "remove it; whoever made the volume decides");
            }
        }
    }

    private void content(Fields element, Path path, List<String> sources) {
        List<String> given = sources.stream().filter(element::containsKey).toList();
        if (given.size() > 1) {
            report.error(path, "`" + String.join("` and `", given) + "` exclude each other", "keep one of them");
        } else if (given.isEmpty() && !element.containsKey("driver") && !element.containsKey("external")) {
            report.error(
                    path,
                    "the content is missing",
                    "give it one of `" + String.join("`, `", sources) + "`, or `external: true`");
        }
    }

    private void service(Fields service, Path path) {
        each(service.items("ports"), path.key("ports"), this::port);
        each(service.items("gpus"), path.key("gpus"), this::device);
        Fields develop = service.fields("develop");
        if (develop != null) {
            each(develop.items("watch"), path.key("develop").key("watch"), this::watch);
        }
        Fields deploy = service.fields("deploy");
        Fields resources = deploy == null ? null : deploy.fields("resources");
        Fields reservations = resources == null ? null : resources.fields("reservations");
        if (reservations != null) {
            Path at = path.key("deploy").key("resources").key("reservations").key("devices");
            each(reservations.items("devices"), at, this::device);
        }
    }

    private void port(Fields port, Path path) {
        if (port.get("host_ip") instanceof String address && !IpAddress.isValid(address)) {
            report.error(
                    path.key("host_ip"), "`" + address + "` is no IP address", "write an address, such as `127.0.0.1`");
        }
    }

    private void device(Fields device, Path path) {
        if (device.containsKey("count") && device.containsKey("device_ids")) {
            report.error(path, "`count` and `device_ids` exclude each other", "keep one of them");
        }
    }

    private void watch(Fields trigger, Path path) {
        if (trigger.get("path") instanceof String watched && watched.isEmpty()) {
            report.error(path.key("path"), "the path is empty", "name a file or folder, such as `./src`");
        }
    }
}
