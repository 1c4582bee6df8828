package dev.dmcp.compose.normalize;

import dev.dmcp.compose.tree.Fields;

/** A service without networks is on {@code default}, which exists only when some service is on it. */
final class ImpliedNetworks {
    private static final String DEFAULT = "default";

    private final Fields root;

    ImpliedNetworks(Fields root) {
        this.root = root;
    }

    void apply() {
        boolean used = false;
        Fields services = root.fields("services");
        if (services != null) {
            for (Object service : services.values()) {
                used |= service instanceof Fields fields && connect(fields);
            }
        }
        Fields networks = root.get("networks") instanceof Fields known ? known : new Fields();
        if (used) {
            networks.putIfAbsent(DEFAULT, null);
        }
        if (!networks.isEmpty()) {
            root.put("networks", networks);
        }
    }

    /** True when the service uses the default network. */
    private static boolean connect(Fields service) {
        if (service.containsKey("provider") || service.containsKey("network_mode")) {
            return false;
        }
        Fields networks = service.fields("networks");
        if (networks == null || networks.isEmpty()) {
            service.put("networks", Fields.of(DEFAULT, null));
            return true;
        }
        return networks.containsKey(DEFAULT);
    }
}
