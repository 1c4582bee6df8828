package dev.dmcp.compose.normalize;

import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.SlashPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes out what a compose file only implies. */
public final class Normalization {
    private static final String[] NAMESPACES = {"network_mode", "ipc", "pid", "uts", "cgroup"};

    private final String projectName;
    private final Variables variables;

    public Normalization(String projectName, Variables variables) {
        this.projectName = projectName;
        this.variables = variables;
    }

    public void apply(Fields root) {
        root.put("name", projectName);
        new ImpliedNetworks(root).apply();
        Fields services = root.fields("services");
        if (services != null) {
            for (Object service : services.values()) {
                if (service instanceof Fields fields) {
                    service(fields);
                }
            }
        }
        for (String section : new String[] {"networks", "volumes", "configs", "secrets"}) {
            nameElements(root.fields(section));
        }
    }

    private void service(Fields service) {
        if ("if_not_present".equals(service.get("pull_policy"))) {
            service.put("pull_policy", "missing");
        }
        if (service.get("build") instanceof Fields build) {
            build(build);
        }
        service.computeIfPresent("environment", (_, environment) -> resolve(environment, true));
        dependencies(service);
        if (service.get("scale") != null && service.get("deploy") instanceof Fields deploy) {
            deploy.putIfAbsent("replicas", service.get("scale"));
        }
        if (service.get("volumes") instanceof Items volumes) {
            for (Object volume : volumes) {
                if (volume instanceof Fields mount && mount.get("target") instanceof String target) {
                    mount.put("target", SlashPath.clean(target));
                }
            }
        }
    }

    private void build(Fields build) {
        if (build.get("context") == null) {
            build.put("context", ".");
        }
        if (build.get("dockerfile") == null && build.get("dockerfile_inline") == null) {
            build.put("dockerfile", "Dockerfile");
        }
        build.computeIfPresent("args", (_, arguments) -> resolve(arguments, false));
    }

    /** Names without a value take the environment's; {@code keep} says whether those that it does not have stay. */
    private @Nullable Object resolve(Object value, boolean keep) {
        if (value instanceof Items items) {
            Items resolved = new Items();
            items.forEach(item -> resolveItem(GoText.of(item), keep, resolved));
            return resolved;
        }
        if (value instanceof Fields fields) {
            Fields resolved = new Fields();
            fields.forEach((key, entry) -> resolveEntry(key, entry, keep, resolved));
            return resolved;
        }
        return value;
    }

    private void resolveItem(String text, boolean keep, Items resolved) {
        String value = text.indexOf('=') < 0 ? variables.get(text) : null;
        if (value != null) {
            resolved.add(text + "=" + value);
        } else if (keep || text.indexOf('=') >= 0) {
            resolved.add(text);
        }
    }

    private void resolveEntry(String key, @Nullable Object entry, boolean keep, Fields resolved) {
        Object value = entry == null ? variables.get(key) : entry;
        if (value != null || keep) {
            resolved.put(key, value);
        }
    }

    /** Links, shared namespaces and {@code volumes_from} imply that the other service is there first. */
    private static void dependencies(Fields service) {
        Fields dependencies = service.get("depends_on") instanceof Fields known ? known : new Fields();
        if (service.get("links") instanceof Items links) {
            for (Object link : links) {
                imply(dependencies, linked(GoText.of(link)), true);
            }
        }
        for (String namespace : NAMESPACES) {
            String reference = service.text(namespace);
            if (reference.startsWith("service:")) {
                imply(dependencies, reference.substring("service:".length()), true);
            }
        }
        if (service.get("volumes_from") instanceof Items sources) {
            for (Object source : sources) {
                String reference = GoText.of(source);
                if (!reference.startsWith("container:")) {
                    imply(dependencies, reference.split(":", -1)[0], false);
                }
            }
        }
        if (!dependencies.isEmpty()) {
            service.put("depends_on", dependencies);
        }
    }

    private static String linked(String link) {
        String[] parts = link.split(":", -1);
        return parts.length == 2 ? parts[0] : link;
    }

    private static void imply(Fields dependencies, String service, boolean restart) {
        dependencies.putIfAbsent(
                service,
                Fields.of("condition", "service_started")
                        .with("restart", restart)
                        .with("required", true));
    }

    private void nameElements(@Nullable Fields section) {
        if (section == null) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> entry : section.entrySet()) {
            Fields element = entry.getValue() instanceof Fields known ? known : new Fields();
            if (element.get("name") == null) {
                boolean external = element.containsKey("external") && isTrue(GoText.of(element.get("external")));
                element.put("name", external ? entry.getKey() : projectName + "_" + entry.getKey());
            }
            entry.setValue(element);
        }
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            default -> false;
        };
    }
}
