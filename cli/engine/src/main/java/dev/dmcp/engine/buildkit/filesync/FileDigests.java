package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 of files; several images that take the same file have it read once. */
final class FileDigests {
    private static final int BUFFER = 131_072;

    private final Map<Path, String> known = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private final MessageDigest sha256 = sha256();

    String of(FileEntry entry) throws IOException {
        String digest = known.get(entry.file());
        if (digest == null) {
            digest = read(entry.file());
            known.put(entry.file(), digest);
        }
        return digest;
    }

    private String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                sha256.update(buffer, 0, length);
            }
        } catch (FileSystemException unreadable) {
            // A socket: the builder gets an empty file for it.
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
