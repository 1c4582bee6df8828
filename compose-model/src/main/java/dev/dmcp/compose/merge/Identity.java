package dev.dmcp.compose.merge;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.PathTable;
import dev.dmcp.compose.value.VolumeSpec;
import org.jspecify.annotations.Nullable;

/** What makes two items of a list the same thing, so that the later one replaces the earlier. */
enum Identity {
    /** The part before {@code =}. */
    KEY("text"),
    /** Where it is mounted. */
    VOLUME("a mount with a `target`"),
    DEVICE("a device with a `target`"),
    CONFIG("a config"),
    SECRET("a secret"),
    PORT("a port with a `target`"),
    EXPOSED("a port"),
    ENV_FILE("a file with a `path`");

    private final String expected;

    Identity(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    static PathTable<Identity> table() {
        PathTable<Identity> table = new PathTable<>();
        for (String path : new String[] {
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.platform",
            "build.tags",
            "build.labels",
            "cap_add",
            "cap_drop",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "environment",
            "labels",
            "links",
            "networks.*.aliases",
            "networks.*.link_local_ips",
            "profiles",
            "sysctls",
            "tmpfs"
        }) {
            table.put("services.*." + path, KEY);
        }
        return table.put("networks.*.labels", KEY)
                .put("networks.*.ipam.options", KEY)
                .put("services.*.devices", DEVICE)
                .put("services.*.configs", CONFIG)
                .put("services.*.env_file", ENV_FILE)
                .put("services.*.expose", EXPOSED)
                .put("services.*.ports", PORT)
                .put("services.*.secrets", SECRET)
                .put("services.*.volumes", VOLUME);
    }

    /** The identity, or null when the item is none that has one. */
    @Nullable
    String of(@Nullable Object item) {
        return switch (this) {
            case KEY -> item instanceof String text ? before(text, '=') : null;
            case VOLUME -> item instanceof String text ? VolumeSpec.targetOf(text) : target(item);
            case DEVICE -> item instanceof String text ? device(text) : target(item);
            case CONFIG -> mount(item, "");
            case SECRET -> mount(item, "/run/secrets");
            case PORT -> port(item);
            case EXPOSED -> item instanceof String || item instanceof Long ? GoText.of(item) : null;
            case ENV_FILE ->
                item instanceof Fields file ? (file.get("path") instanceof String path ? path : null) : GoText.of(item);
        };
    }

    private static String before(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? text : text.substring(0, at);
    }

    private static @Nullable String target(@Nullable Object item) {
        if (item instanceof Fields fields) {
            return fields.get("target") instanceof String target ? target : null;
        }
        return "";
    }

    private static String device(String text) {
        String[] parts = text.split(":", -1);
        return parts.length == 1 ? parts[0] : parts[1];
    }

    private static @Nullable String mount(@Nullable Object item, String folder) {
        if (item instanceof String source) {
            return folder + "/" + source;
        }
        if (!(item instanceof Fields fields)) {
            return null;
        }
        return fields.containsKey("target") ? target(fields) : folder + "/" + GoText.of(fields.get("source"));
    }

    private static @Nullable String port(@Nullable Object item) {
        if (!(item instanceof Fields port)) {
            return item == null ? "" : GoText.of(item);
        }
        if (!port.containsKey("target")) {
            return null;
        }
        Object published = port.get("published");
        // A number and a text of the same digits are different ports to docker compose.
        String shown = published instanceof Number ? "#" + published : GoText.of(published);
        return GoText.of(port.getOrDefault("host_ip", "0.0.0.0")) + ":" + shown + ":" + GoText.of(port.get("target"))
                + "/" + GoText.of(port.getOrDefault("protocol", "tcp"));
    }
}
