package dev.dmcp.compose.normalize;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;

/** Takes out of {@code dns} what a variable without a value has left there. */
public final class EmptyEntries {
    private EmptyEntries() {}

    public static void remove(Fields root) {
        Fields services = root.fields("services");
        if (services == null) {
            return;
        }
        for (Object service : services.values()) {
            if (service instanceof Fields fields && fields.get("dns") instanceof Items servers) {
                servers.removeIf(server -> server == null || server.equals(""));
            }
        }
    }
}
