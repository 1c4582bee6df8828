package dev.dmcp.compose.selection;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes services out of a project that belong to no active profile. */
public final class Profiles {
    private Profiles() {}

    /**
     * Leaves the wanted services in the project.
     *
     * @param asked services that were named: their profiles are active without being asked for
     * @return the services that were taken out, by name
     */
    public static Fields apply(Fields project, List<String> active, List<String> asked) {
        Fields disabled = new Fields();
        Fields services = project.fields("services");
        if (services == null) {
            return disabled;
        }
        List<String> profiles = new ArrayList<>(active);
        asked.forEach(name -> profiles.addAll(of(services.get(name))));
        for (Map.Entry<String, @Nullable Object> entry : services.entrySet()) {
            List<String> own = of(entry.getValue());
            if (!own.isEmpty() && !profiles.contains("*") && own.stream().noneMatch(profiles::contains)) {
                disabled.put(entry.getKey(), entry.getValue());
            }
        }
        services.keySet().removeAll(disabled.keySet());
        return disabled;
    }

    /** All profiles that any service names, sorted. */
    public static Set<String> named(Fields... sections) {
        Set<String> names = new TreeSet<>();
        for (Fields services : sections) {
            services.values().forEach(service -> names.addAll(of(service)));
        }
        return names;
    }

    private static List<String> of(@Nullable Object service) {
        return service instanceof Fields fields && fields.get("profiles") instanceof Items items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }
}
