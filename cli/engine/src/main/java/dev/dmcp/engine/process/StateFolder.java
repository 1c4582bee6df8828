package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where a project keeps what only concerns this machine: {@code .dmcp/} beside {@code dmcp.yaml}. Only its owner may
 * look into it, since definitions of services may hold secrets.
 */
public record StateFolder(Path path) {

    /** The longest address of a Unix socket that every system takes, in bytes. */
    private static final int LONGEST_SOCKET = 100;

    public Path logs() {
        return path.resolve("logs");
    }

    public Path stamps() {
        return path.resolve("build");
    }

    Path memory() {
        return path.resolve("supervisor.json");
    }

    Path lock() {
        return path.resolve("supervisor.lock");
    }

    /** The same project has the same owner, however its folder is reached. */
    String owner() {
        try {
            return path.toRealPath().toString();
        } catch (IOException notThereYet) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    /** Beside the other files, or, where that path is too long for a socket, in the folder for temporary files. */
    Path socket() {
        Path socket = path.toAbsolutePath().resolve("supervisor.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) {
            return socket;
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "dmcp-" + digest(owner()) + ".sock");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** Makes the folder where it is missing. */
    public void create() {
        try {
            Files.createDirectories(logs());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (UnsupportedOperationException noSuchPermissions) {
            // Then the folder is as private as the project.
        } catch (IOException refused) {
            throw new Failure.OperationFailed(
                    "cannot keep state in `%s`: %s".formatted(path, refused.getMessage()),
                    "make the folder writable; local services need a place for logs and data",
                    refused);
        }
    }
}
