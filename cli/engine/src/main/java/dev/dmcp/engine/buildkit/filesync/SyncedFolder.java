package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.files.FileStamp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder that a builder may ask for. */
public sealed interface SyncedFolder {

    /** A folder of this machine. */
    record OnDisk(Path root) implements SyncedFolder {}

    /** A folder with one file that exists in memory only: a Dockerfile that stands in a compose file. */
    record OneFile(String name, String text) implements SyncedFolder {}

    /**
     * What the builder wants to see.
     *
     * @param includes patterns; empty for all
     * @param excludes patterns
     * @param followPaths paths that are followed through symbolic links and added to the includes
     */
    record Selection(List<String> includes, List<String> excludes, List<String> followPaths) {
        public Selection {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
            followPaths = List.copyOf(followPaths);
        }
    }

    /** Gives the wanted entries in the order that fsutil demands. */
    default void walk(Selection selection, EntryVisitor visitor) throws IOException {
        switch (this) {
            case OnDisk(Path root) -> FileTree.walk(root, filter(root, selection), visitor);
            case OneFile(String name, String text) -> {
                FileFilter filter = FileFilter.of(selection.includes(), selection.excludes());
                if (filter.judge(name, false, FileFilter.Verdict.ROOT).wanted()) {
                    int size = text.getBytes(StandardCharsets.UTF_8).length;
                    visitor.visit(new FileEntry(Path.of(name), name, 0644, FileStamp.NONE.withSize(size), "", 0));
                }
            }
        }
    }

    /** The content of a regular file that {@link #walk} gave. */
    default InputStream open(FileEntry entry) throws IOException {
        return switch (this) {
            case OnDisk onDisk -> Files.newInputStream(entry.file());
            case OneFile one -> new ByteArrayInputStream(one.text().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static FileFilter filter(Path root, Selection selection) throws IOException {
        List<String> includes = new ArrayList<>(selection.includes());
        if (!selection.followPaths().isEmpty()) {
            Optional<List<String>> followed = FollowPaths.resolve(root, selection.followPaths());
            if (followed.isPresent()) {
                includes.addAll(followed.get());
                includes = new ArrayList<>(FollowPaths.withoutNested(includes).orElse(List.of()));
            }
        }
        return FileFilter.of(includes, selection.excludes());
    }
}
