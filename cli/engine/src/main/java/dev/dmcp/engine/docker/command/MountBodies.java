package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.MountSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mounts, in the three forms that the engine knows: {@code Mounts}, the short {@code Binds} that alone make a missing
 * source and know SELinux labels, and {@code Tmpfs} for options in mount(8)'s words.
 */
final class MountBodies {
    private final List<Body> mounts = new ArrayList<>();
    private final List<String> binds = new ArrayList<>();
    private final Map<String, String> memory = new LinkedHashMap<>();

    private MountBodies() {}

    static void add(Body host, List<MountSpec> specs) {
        MountBodies bodies = new MountBodies();
        specs.forEach(bodies::add);
        host.put("Binds", bodies.binds).put("Tmpfs", bodies.memory).objects("Mounts", bodies.mounts);
    }

    private void add(MountSpec spec) {
        switch (spec) {
            case MountSpec.Bind bind
            when bind.createSource() || bind.selinux().isPresent() -> binds.add(shortForm(bind));
            case MountSpec.Bind bind -> mounts.add(bind(bind));
            case MountSpec.Volume volume -> mounts.add(volume(volume));
            case MountSpec.Tmpfs tmpfs
            when tmpfs.options().isPresent() ->
                memory.put(tmpfs.target(), tmpfs.options().get());
            case MountSpec.Tmpfs tmpfs -> mounts.add(tmpfs(tmpfs));
            case MountSpec.Image image -> mounts.add(image(image));
        }
    }

    /** {@code source:target[:options]}. */
    private static String shortForm(MountSpec.Bind bind) {
        StringBuilder text = new StringBuilder(bind.source()).append(':').append(bind.target());
        text.append(bind.readOnly() ? ":ro" : ":rw");
        bind.selinux().ifPresent(label -> text.append(',').append(label));
        bind.propagation().ifPresent(propagation -> text.append(',').append(propagation));
        return text.toString();
    }

    private static Body bind(MountSpec.Bind bind) {
        return new Body()
                .put("Type", "bind")
                .put("Source", bind.source())
                .put("Target", bind.target())
                .put("ReadOnly", bind.readOnly())
                .put("BindOptions", new Body().put("Propagation", bind.propagation()));
    }

    private static Body volume(MountSpec.Volume volume) {
        Body options = new Body().put("Subpath", volume.subpath());
        if (volume.noCopy()) {
            options.put("NoCopy", true);
        }
        return new Body()
                .put("Type", "volume")
                .put("Source", volume.name())
                .put("Target", volume.target())
                .put("ReadOnly", volume.readOnly())
                .put("VolumeOptions", options);
    }

    private static Body tmpfs(MountSpec.Tmpfs tmpfs) {
        return new Body()
                .put("Type", "tmpfs")
                .put("Target", tmpfs.target())
                .put("ReadOnly", tmpfs.readOnly())
                .put(
                        "TmpfsOptions",
                        new Body().put("SizeBytes", tmpfs.sizeBytes()).put("Mode", tmpfs.mode()));
    }

    private static Body image(MountSpec.Image image) {
        return new Body()
                .put("Type", "image")
                .put("Source", image.reference())
                .put("Target", image.target())
                .put("ImageOptions", new Body().put("Subpath", image.subpath()));
    }
}
