package dev.dmcp.compose.selection;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drops networks, volumes, secrets, configs and models that no service uses. */
public final class UsedElements {
    private final Map<String, Set<String>> used = new HashMap<>();

    private UsedElements() {}

    public static void keep(Fields project) {
        UsedElements elements = new UsedElements();
        if (project.get("services") instanceof Fields services) {
            for (Object service : services.values()) {
                if (service instanceof Fields fields) {
                    elements.add(fields);
                }
            }
        }
        for (String section : new String[] {"networks", "volumes", "secrets", "configs", "models"}) {
            if (project.get(section) instanceof Fields known) {
                known.keySet().retainAll(elements.used.getOrDefault(section, Set.of()));
                if (known.isEmpty()) {
                    project.remove(section);
                }
            }
        }
    }

    private void add(Fields service) {
        keys("networks", service.fields("networks"));
        keys("models", service.fields("models"));
        sources("secrets", service.items("secrets"));
        sources("configs", service.items("configs"));
        if (service.get("build") instanceof Fields build) {
            sources("secrets", build.items("secrets"));
        }
        Items volumes = service.items("volumes");
        for (int index = 0; volumes != null && index < volumes.size(); index++) {
            if (volumes.get(index) instanceof Fields mount && mount.text("type").equals("volume")) {
                of("volumes").add(mount.text("source"));
            }
        }
    }

    private void keys(String section, @Nullable Fields names) {
        if (names != null) {
            of(section).addAll(names.keySet());
        }
    }

    private void sources(String section, @Nullable Items items) {
        for (int index = 0; items != null && index < items.size(); index++) {
            if (items.get(index) instanceof Fields item) {
                of(section).add(item.text("source"));
            }
        }
    }

    private Set<String> of(String section) {
        return used.computeIfAbsent(section, _ -> new HashSet<>());
    }
}
