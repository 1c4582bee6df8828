package dev.dmcp.engine.files;

import dev.dmcp.application.port.PrivateNotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Notes as files, readable by their owner alone, in a folder that is the owner's alone. The names of the files tell nothing. */
public final class FilePrivateNotes implements PrivateNotes {
    private static final int NAME_CHARACTERS = 32;

    private final Path folder;

    /** @param folder for all notes; need not exist */
    public FilePrivateNotes(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> find(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String name, String text) {
        try {
            Files.createDirectories(folder, owners(folder, "rwx------"));
            // The owner's alone from its first moment, and never half of it.
            Path fresh = Files.createTempFile(folder, "note", ".new", owners(folder, "rw-------"));
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException givenUp) {
            // The next time the user is asked again.
        }
    }

    private static FileAttribute<?>[] owners(Path folder, String mode) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    @Override
    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException givenUp) {
            // It is not good any more in any case.
        }
    }

    private Path file(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash).substring(0, NAME_CHARACTERS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
