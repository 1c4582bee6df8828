package dev.dmcp.compose.shorthand;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.value.MalformedValueException;
import dev.dmcp.compose.value.SlashPath;
import dev.dmcp.compose.value.VolumeSpec;
import org.jspecify.annotations.Nullable;

/** {@code ./data:/data:ro} to a mapping. */
final class VolumeShorthand {
    private VolumeShorthand() {}

    static @Nullable Object expand(@Nullable Object value) throws MalformedValueException {
        if (!(value instanceof String text)) {
            return value;
        }
        VolumeSpec spec = VolumeSpec.parse(text);
        boolean bind = spec.isBind();
        Fields mount = Fields.of("type", bind ? "bind" : "volume");
        if (!spec.source().isEmpty()) {
            mount.put("source", spec.source());
        }
        mount.put("target", SlashPath.clean(spec.target()));
        Fields bindOptions = new Fields();
        Fields volumeOptions = new Fields();
        for (String option : spec.options()) {
            apply(option, mount, bindOptions, volumeOptions);
        }
        if (bind) {
            bindOptions.put("create_host_path", true);
        }
        if (bind || !bindOptions.isEmpty()) {
            mount.put("bind", bindOptions);
        }
        boolean tiny = text.length() <= 2;
        if ((!bind && !tiny) || !volumeOptions.isEmpty()) {
            mount.put("volume", volumeOptions);
        }
        return mount;
    }

    private static void apply(String option, Fields mount, Fields bind, Fields volume) {
        switch (option) {
            case "ro" -> mount.put("read_only", true);
            case "rw" -> mount.remove("read_only");
            case "nocopy" -> volume.put("nocopy", true);
            case "rprivate", "private", "rshared", "shared", "rslave", "slave" -> bind.put("propagation", option);
            case "z", "Z" -> bind.put("selinux", option);
            default -> {
                // docker compose ignores what it does not know, and so do files that rely on it.
            }
        }
    }
}
