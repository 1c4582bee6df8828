package dev.dmcp.application.container;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Something that appears in the container's file system. */
public sealed interface MountSpec {

    /** Absolute path in the container. */
    String target();

    /**
     * A file or folder of the engine's machine.
     *
     * @param createSource whether a missing source becomes an empty folder, as short syntax wants it
     * @param propagation {@code rprivate}, {@code rshared}, …
     * @param selinux {@code z} (shared) or {@code Z} (private)
     */
    record Bind(
            String source,
            String target,
            boolean readOnly,
            boolean createSource,
            Optional<String> propagation,
            Optional<String> selinux)
            implements MountSpec {}

    /**
     * A volume.
     *
     * @param name absent for one without a name, which goes when the container goes
     * @param subpath of the volume
     */
    record Volume(Optional<String> name, String target, boolean readOnly, boolean noCopy, Optional<String> subpath)
            implements MountSpec {}

    /**
     * Memory.
     *
     * @param mode permissions as octal digits read to a number
     * @param options in mount(8)'s words: {@code noexec,nosuid}; with options, size and mode stand among them
     */
    record Tmpfs(String target, boolean readOnly, OptionalLong sizeBytes, OptionalInt mode, Optional<String> options)
            implements MountSpec {}

    /** The files of another image. */
    record Image(String reference, String target, Optional<String> subpath) implements MountSpec {}
}
