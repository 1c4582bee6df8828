package dev.dmcp.compose.shorthand;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.PathTable;
import org.jspecify.annotations.Nullable;

/** The values of keys that were left out. */
final class Defaults {
    private Defaults() {}

    static PathTable<Expander> table() {
        return new PathTable<Expander>()
                .put("services.*.build", (value, _) -> missing(value, "context", "."))
                .put("services.*.secrets.*", (value, _) -> secretMount(value))
                .put("services.*.ports.*", (value, _) -> missing(missing(value, "protocol", "tcp"), "mode", "ingress"))
                .put("services.*.deploy.resources.reservations.devices.*", (value, _) -> allDevices(value))
                .put("services.*.gpus.*", (value, _) -> allDevices(value));
    }

    private static @Nullable Object missing(@Nullable Object value, String key, String content) {
        if (value instanceof Fields fields && !fields.containsKey(key)) {
            fields.put(key, content);
        }
        return value;
    }

    private static @Nullable Object secretMount(@Nullable Object value) {
        return value instanceof Fields fields
                ? missing(value, "target", "/run/secrets/" + GoText.of(fields.get("source")))
                : value;
    }

    private static @Nullable Object allDevices(@Nullable Object value) {
        boolean chosen =
                value instanceof Fields fields && (fields.containsKey("count") || fields.containsKey("device_ids"));
        return chosen ? value : missing(value, "count", "all");
    }
}
