package dev.dmcp.compose.typed;

import dev.dmcp.compose.model.Mount;

/** {@code volumes} of a service. */
final class MountReader {
    private MountReader() {}

    static Mount mount(Element mount) {
        String target = mount.textOrEmpty("target");
        boolean readOnly = mount.truth("read_only");
        return switch (mount.textOrEmpty("type")) {
            case "bind" -> bind(mount, target, readOnly);
            case "volume" -> named(mount, target, readOnly);
            case "tmpfs" -> {
                Element memory = mount.element("tmpfs");
                yield new Mount.Memory(target, readOnly, memory.whole("size"), memory.whole("mode"));
            }
            case "image" ->
                new Mount.Image(
                        mount.textOrEmpty("source"),
                        target,
                        readOnly,
                        mount.element("image").text("subpath"));
            default -> new Mount.Other(mount.textOrEmpty("type"), mount.text("source"), target, readOnly);
        };
    }

    private static Mount bind(Element mount, String target, boolean readOnly) {
        Element options = mount.element("bind");
        return new Mount.Bind(
                mount.textOrEmpty("source"),
                target,
                readOnly,
                options.truth("create_host_path"),
                options.text("propagation"),
                options.text("selinux"),
                options.text("recursive"));
    }

    private static Mount named(Element mount, String target, boolean readOnly) {
        Element options = mount.element("volume");
        return new Mount.Named(
                mount.text("source"),
                target,
                readOnly,
                options.truth("nocopy"),
                options.text("subpath"),
                options.textMap("labels"));
    }
}
