package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.files.DigestMemory;
import dev.dmcp.engine.files.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** SHA-256 of one context's files; several images that take the same file have it read once, and other runs not again. */
final class FileDigests {
    private static final int BUFFER = 131_072;

    private final DigestMemory memory;
    private final InstantSource clock;
    private final Map<String, String> known = new HashMap<>();
    private final FolderReader folders = new FolderReader.Once();
    private final byte[] buffer = new byte[BUFFER];

    FileDigests(DigestMemory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    String of(FileEntry entry) throws IOException {
        String digest = known.get(entry.path());
        if (digest == null) {
            Optional<String> remembered = memory.digest(entry.path(), entry.stamp());
            digest = remembered.isPresent() ? remembered.get() : read(entry);
            known.put(entry.path(), digest);
        }
        return digest;
    }

    /** The context's folders as they were when they were first looked at. */
    FolderReader folders() {
        return folders;
    }

    void save() {
        memory.save(clock.instant());
    }

    private String read(FileEntry entry) throws IOException {
        Instant began = clock.instant();
        Optional<String> quickly =
                entry.stamp().size() < DigestProgram.WORTH_IT ? Optional.empty() : DigestProgram.sha256(entry.file());
        MessageDigest sha256 = sha256();
        try {
            if (quickly.isEmpty()) {
                update(sha256, entry.file());
            }
        } catch (FileSystemException unreadable) {
            // A socket: the builder gets an empty file for it.
            return HexFormat.of().formatHex(sha256.digest());
        }
        String digest = quickly.orElseGet(() -> HexFormat.of().formatHex(sha256.digest()));
        if (isAsBefore(entry.file(), entry.stamp())) {
            memory.remember(entry.path(), entry.stamp(), began, digest);
        }
        return digest;
    }

    private void update(MessageDigest sha256, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                sha256.update(buffer, 0, length);
            }
        }
    }

    private static boolean isAsBefore(Path file, FileStamp stamp) throws IOException {
        return UnixAttributes.of(file).stamp().equals(stamp);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
