package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks a folder in the order that BuildKit's receiver demands: a folder before what is in it, names by their bytes.
 * A folder that only leads to something wanted comes too, when that something comes.
 */
final class FileTree {

    private final FolderReader disk;
    private final Path root;
    private final FileFilter filter;
    private final EntryVisitor visitor;
    private final Map<Long, String> seenFiles = new HashMap<>();
    private final Deque<Folder> path = new ArrayDeque<>();

    /** A folder on the way down. */
    private static final class Folder {
        final FileEntry entry;
        boolean visited;

        Folder(FileEntry entry) {
            this.entry = entry;
        }
    }

    private FileTree(FolderReader disk, Path root, FileFilter filter, EntryVisitor visitor) {
        this.disk = disk;
        this.root = root;
        this.filter = filter;
        this.visitor = visitor;
    }

    /** @throws IOException when something wanted cannot be read, or the visitor gives up */
    static void walk(Path root, FileFilter filter, EntryVisitor visitor) throws IOException {
        walk(new FolderReader(), root, filter, visitor);
    }

    /** As {@link #walk(Path, FileFilter, EntryVisitor)}, through what the reader gives. */
    static void walk(FolderReader disk, Path root, FileFilter filter, EntryVisitor visitor) throws IOException {
        Path real = root.toRealPath();
        new FileTree(disk, real, filter, visitor).walk(real, "", FileFilter.Verdict.ROOT);
    }

    private void walk(Path folder, String prefix, FileFilter.Verdict verdict) throws IOException {
        for (FolderReader.Named child : children(folder, verdict)) {
            try {
                visit(child.file(), prefix + child.name(), verdict);
            } catch (NoSuchFileException gone) {
                // It vanished while we walked; docker does not complain either.
                if (!gone.getFile().equals(child.file().toString())) {
                    throw gone;
                }
            }
        }
    }

    private List<FolderReader.Named> children(Path folder, FileFilter.Verdict verdict) throws IOException {
        try {
            return disk.children(folder);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        } catch (AccessDeniedException denied) {
            if (verdict.wanted() || folder.equals(root)) {
                throw denied;
            }
            return List.of();
        }
    }

    private void visit(Path file, String name, FileFilter.Verdict parent) throws IOException {
        UnixAttributes attributes = disk.attributes(file);
        FileFilter.Verdict verdict = filter.judge(RawName.text(name), attributes.isDirectory(), parent);
        if (!verdict.wanted() && !verdict.enter()) {
            return;
        }
        FileEntry entry = entry(file, name, attributes, verdict.wanted());
        if (verdict.wanted()) {
            visitParents();
            visitor.visit(entry);
        }
        if (verdict.enter()) {
            Folder entered = new Folder(entry);
            entered.visited = verdict.wanted();
            path.addLast(entered);
            walk(file, name + "/", verdict);
            path.removeLast();
        }
    }

    private void visitParents() throws IOException {
        for (Folder folder : path) {
            if (!folder.visited) {
                folder.visited = true;
                visitor.visit(folder.entry);
            }
        }
    }

    private FileEntry entry(Path file, String name, UnixAttributes attributes, boolean wanted) throws IOException {
        int mode = attributes.mode();
        if (attributes.isDirectory()) {
            return new FileEntry(file, name, mode, attributes.stamp().withSize(0), "", 0);
        }
        String link = "";
        if (FileMode.isSymlink(mode)) {
            link = RawName.ofTarget(Files.readSymbolicLink(file));
        } else if (wanted) {
            link = hardLink(name, attributes);
        }
        long device = FileMode.isDevice(mode) ? attributes.device() : 0;
        return new FileEntry(file, name, mode, attributes.stamp(), link, device);
    }

    /** The first path of a file that has several; empty for that first one. */
    private String hardLink(String name, UnixAttributes attributes) {
        if (attributes.links() < 2) {
            return "";
        }
        String first = seenFiles.putIfAbsent(attributes.stamp().inode(), name);
        return first == null ? "" : first;
    }
}
