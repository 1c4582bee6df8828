package dev.dmcp.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * A folder that is filled with what somebody else sends. Nothing is written outside of it: no path may lead up, none
 * may go through a symbolic link. What lies there already stays, unless something of the same name comes.
 */
public final class ReceivedFolder {
    private static final int PERMISSIONS = 0777;

    private final Path root;

    public ReceivedFolder(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
    }

    public void folder(String path, int mode) throws IOException {
        Path folder = place(path);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            Files.createDirectory(folder);
        }
        // The owner must be able to fill it.
        Files.setAttribute(folder, "unix:mode", (mode & PERMISSIONS) | 0700);
    }

    public void link(String path, String target) throws IOException {
        Path link = place(path);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    /** Another name for a file that has come before. */
    public void hardLink(String path, String first) throws IOException {
        Path link = place(path);
        Files.deleteIfExists(link);
        Files.createLink(link, place(first));
    }

    /** A new, empty file to write to. */
    public OutputStream file(String path) throws IOException {
        Path file = place(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Sets what a file is to have once its content is complete. */
    public void complete(String path, int mode, long modifiedNanos) throws IOException {
        Path file = place(path);
        Files.setAttribute(file, "unix:mode", mode & PERMISSIONS);
        Files.setLastModifiedTime(file, FileTime.from(modifiedNanos, TimeUnit.NANOSECONDS));
    }

    private Path place(String path) throws IOException {
        Path relative = Path.of(path);
        if (relative.isAbsolute()
                || !relative.equals(relative.normalize())
                || relative.startsWith("..")
                || path.isEmpty()) {
            throw new IOException("`" + path + "` would lead out of `" + root + "`");
        }
        Path parent = root;
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            parent = parent.resolve(relative.getName(i));
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("`" + path + "` goes through something that is no folder");
            }
        }
        return root.resolve(relative);
    }
}
