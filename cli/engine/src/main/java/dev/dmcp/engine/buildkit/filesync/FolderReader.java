package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What walks ask of the disk. */
class FolderReader {

    /** A file with its raw name (see {@link RawName}). */
    record Named(Path file, String name) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }

    /** In the order of names by their bytes. */
    List<Named> children(Path folder) throws IOException {
        List<Named> children = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                children.add(new Named(file, RawName.of(file)));
            }
        }
        Collections.sort(children);
        return children;
    }

    UnixAttributes attributes(Path file) throws IOException {
        return UnixAttributes.of(file);
    }

    /** Asks once: several walks through the same folder see it as it was at the first. */
    static final class Once extends FolderReader {
        private final Map<Path, List<Named>> children = new HashMap<>();
        private final Map<Path, UnixAttributes> attributes = new HashMap<>();

        @Override
        List<Named> children(Path folder) throws IOException {
            List<Named> known = children.get(folder);
            if (known == null) {
                known = super.children(folder);
                children.put(folder, known);
            }
            return known;
        }

        @Override
        UnixAttributes attributes(Path file) throws IOException {
            UnixAttributes known = attributes.get(file);
            if (known == null) {
                known = super.attributes(file);
                attributes.put(file, known);
            }
            return known;
        }
    }
}
