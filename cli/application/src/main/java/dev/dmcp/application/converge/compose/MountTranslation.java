package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.MountSpec;
import dev.dmcp.compose.model.FileContent;
import dev.dmcp.compose.model.FileMount;
import dev.dmcp.compose.model.Mount;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import dev.dmcp.compose.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a service sees of files: mounts, memory, and secrets and configs as read-only bind mounts. */
final class MountTranslation {
    private static final String SECRETS = "/run/secrets/";

    private final Project project;
    private final List<MountSpec> mounts = new ArrayList<>();

    private MountTranslation(Project project) {
        this.project = project;
    }

    static List<MountSpec> of(Project project, Service service) {
        MountTranslation translation = new MountTranslation(project);
        service.mounts().forEach(translation::mount);
        service.tmpfs().forEach(translation::memory);
        service.secrets().forEach(secret -> translation.file(secret, project.secrets(), SECRETS));
        service.configs().forEach(config -> translation.file(config, project.configs(), "/"));
        return translation.mounts;
    }

    private void mount(Mount mount) {
        switch (mount) {
            case Mount.Bind bind ->
                mounts.add(new MountSpec.Bind(
                        bind.source(),
                        bind.target(),
                        bind.readOnly(),
                        bind.createHostPath(),
                        bind.propagation(),
                        bind.selinux()));
            case Mount.Named named ->
                mounts.add(new MountSpec.Volume(
                        named.source().map(this::volumeName),
                        named.target(),
                        named.readOnly(),
                        named.noCopy(),
                        named.subpath()));
            case Mount.Memory memory ->
                mounts.add(new MountSpec.Tmpfs(
                        memory.target(),
                        memory.readOnly(),
                        memory.sizeBytes() == 0 ? OptionalLong.empty() : OptionalLong.of(memory.sizeBytes()),
                        memory.mode() == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(memory.mode())),
                        Optional.empty()));
            case Mount.Image image -> mounts.add(new MountSpec.Image(image.source(), image.target(), image.subpath()));
            case Mount.Other other -> {} // rejected before
        }
    }

    private String volumeName(String key) {
        Volume volume = project.volumes().get(key);
        return volume == null ? key : volume.name();
    }

    /** {@code /run} or {@code /run:size=64m,mode=755}. */
    private void memory(String text) {
        int colon = text.indexOf(':');
        String target = colon < 0 ? text : text.substring(0, colon);
        String options = colon < 0 ? "" : text.substring(colon + 1);
        mounts.add(new MountSpec.Tmpfs(target, false, OptionalLong.empty(), OptionalInt.empty(), Optional.of(options)));
    }

    private void file(FileMount mount, Map<String, FileContent> contents, String folder) {
        FileContent content = contents.get(mount.source());
        if (content == null || content.file().isEmpty()) {
            return; // rejected before
        }
        String target = mount.target().orElse(mount.source());
        String absolute = target.startsWith("/") ? target : folder + target;
        mounts.add(new MountSpec.Bind(content.file().get(), absolute, true, false, Optional.empty(), Optional.empty()));
    }
}
