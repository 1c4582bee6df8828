package dev.dmcp.engine.files;

import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * New contents beside their places, put in place once all are stored: a full disk or a folder without write permission
 * shows itself while nothing has changed yet.
 */
final class StagedFiles {

    private record Staged(String path, Path temporary, Path target) {}

    private final Path root;
    private final List<Staged> files = new ArrayList<>();
    private final Deque<Path> madeFolders = new ArrayDeque<>();

    StagedFiles(Path root) {
        this.root = root;
    }

    void store(FileContent file, Path target) {
        try {
            // A link stays a link: what it points to gets the new content.
            Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target;
            Path folder = folderOf(real);
            makeFolders(folder, file.permission());
            Path temporary = Files.createTempFile(folder, "." + real.getFileName(), ".dmcp");
            files.add(new Staged(file.path(), temporary, real));
            write(temporary, file.content());
            allow(temporary, permissions(file.permission()));
        } catch (IOException problem) {
            throw FileFailure.of("write", file.path(), problem);
        }
    }

    void putInPlace() {
        for (Staged file : files) {
            try {
                Files.move(file.temporary(), file.target(), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException problem) {
                discard();
                throw FileFailure.of("write", file.path(), problem);
            }
        }
    }

    /** Takes back what was stored and is not in place yet. */
    void discard() {
        for (Staged file : files) {
            deleteQuietly(file.temporary());
        }
        madeFolders.forEach(StagedFiles::deleteQuietly);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            // The failure that led here is the one to tell; a folder that is not empty stays.
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("`" + file + "` is in no folder");
        }
        return folder;
    }

    private void makeFolders(Path folder, Permission permission) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder; at != null && !Files.isDirectory(at) && !at.equals(root); at = at.getParent()) {
            if (Files.exists(at)) {
                throw new FileSystemException(at.toString(), null, "`" + root.relativize(at) + "` is not a folder");
            }
            missing.push(at);
        }
        for (Path made : missing) {
            Files.createDirectory(made);
            madeFolders.push(made);
        }
        if (permission == Permission.SECRET) {
            allow(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void write(Path file, String content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // A rename that outlives its content in a crash would leave an empty file.
            channel.force(true);
        }
    }

    private static Set<PosixFilePermission> permissions(Permission permission) {
        return PosixFilePermissions.fromString(
                switch (permission) {
                    case ORDINARY -> "rw-r--r--";
                    case EXECUTABLE -> "rwxr-xr-x";
                    case PRIVATE -> "rw-------";
                    // Containers read it under a user of their own; who may come this far, the folder decides.
                    case SECRET -> "r--r--r--";
                });
    }

    private static void allow(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
