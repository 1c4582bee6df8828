package dev.dmcp.compose.model;

import java.util.Map;
import java.util.Optional;

/** Something mounted into a container. Paths in containers are absolute. */
public sealed interface Mount {

    String target();

    boolean readOnly();

    /**
     * A file or folder of the host.
     *
     * @param createHostPath make a folder where nothing is
     */
    record Bind(
            String source,
            String target,
            boolean readOnly,
            boolean createHostPath,
            Optional<String> propagation,
            Optional<String> selinux,
            Optional<String> recursive)
            implements Mount {}

    /**
     * A volume.
     *
     * @param source its key in the project; absent for an anonymous one
     */
    record Named(
            Optional<String> source,
            String target,
            boolean readOnly,
            boolean noCopy,
            Optional<String> subpath,
            Map<String, String> labels)
            implements Mount {}

    /**
     * Memory.
     *
     * @param sizeBytes 0 for no limit
     * @param mode of the root folder; 0 for the engine's own
     */
    record Memory(String target, boolean readOnly, long sizeBytes, long mode) implements Mount {}

    /** The files of an image. */
    record Image(String source, String target, boolean readOnly, Optional<String> subpath) implements Mount {}

    /**
     * A kind that only some engines have.
     *
     * @param type {@code npipe} or {@code cluster}
     */
    record Other(String type, Optional<String> source, String target, boolean readOnly) implements Mount {}
}
