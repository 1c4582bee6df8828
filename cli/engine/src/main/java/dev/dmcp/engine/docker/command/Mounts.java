package dev.dmcp.engine.docker.command;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.dmcp.application.container.MountSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mounts in docker-java's words. What its {@code Mount} cannot say (create a missing source, SELinux, sub-paths,
 * propagation by name) is added by {@link ContainerCompletion}.
 */
final class Mounts {
    private Mounts() {}

    static void add(HostConfig host, List<MountSpec> specs) {
        List<Mount> mounts = new ArrayList<>();
        Map<String, String> memory = new LinkedHashMap<>();
        for (MountSpec spec : specs) {
            switch (spec) {
                case MountSpec.Bind bind -> {} // as a string of Binds, which alone knows `z` and missing sources
                case MountSpec.Volume volume -> mounts.add(volume(volume));
                case MountSpec.Tmpfs tmpfs
                when tmpfs.options().isPresent() ->
                    memory.put(tmpfs.target(), tmpfs.options().get());
                case MountSpec.Tmpfs tmpfs -> mounts.add(tmpfs(tmpfs));
                case MountSpec.Image image ->
                    mounts.add(new Mount().withSource(image.reference()).withTarget(image.target()));
            }
        }
        if (!mounts.isEmpty()) {
            host.withMounts(mounts);
        }
        if (!memory.isEmpty()) {
            host.withTmpFs(memory);
        }
    }

    private static Mount volume(MountSpec.Volume volume) {
        Mount mount = new Mount()
                .withType(MountType.VOLUME)
                .withTarget(volume.target())
                .withReadOnly(volume.readOnly());
        volume.name().ifPresent(mount::withSource);
        return volume.noCopy() ? mount.withVolumeOptions(new VolumeOptions().withNoCopy(true)) : mount;
    }

    private static Mount tmpfs(MountSpec.Tmpfs tmpfs) {
        TmpfsOptions options = new TmpfsOptions();
        tmpfs.sizeBytes().ifPresent(options::withSizeBytes);
        tmpfs.mode().ifPresent(options::withMode);
        return new Mount()
                .withType(MountType.TMPFS)
                .withTarget(tmpfs.target())
                .withReadOnly(tmpfs.readOnly())
                .withTmpfsOptions(options);
    }
}
