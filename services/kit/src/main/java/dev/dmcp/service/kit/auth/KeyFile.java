package dev.dmcp.service.kit.auth;

import dev.dmcp.service.kit.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token key of a laptop: random, made by whichever service of the stack starts first, readable by its owner only. There is no key that two machines
 * share by default.
 */
public final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int TEXT_LENGTH = 43;
    private static final int PATIENCE_MILLIS = 5_000;

    private KeyFile() {}

    /**
     * The key in that file, made when there is none.
     *
     * @throws IOException when the file can be neither made nor read
     */
    public static Secret readOrMake(Path file) throws IOException, InterruptedException {
        if (Files.exists(file)) {
            return read(file);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException anotherServiceWasFaster) {
            return read(file);
        }
        Files.writeString(file, key, StandardOpenOption.WRITE);
        return Secret.of(key);
    }

    /** Another service may have made the file a moment ago and not written it yet. */
    private static Secret read(Path file) throws IOException, InterruptedException {
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += 10) {
            String key = Files.readString(file).strip();
            if (key.length() >= TEXT_LENGTH) {
                return Secret.of(key);
            }
            Thread.sleep(10);
        }
        throw new IOException(file + " holds no key of at least " + TEXT_LENGTH + " characters; delete it");
    }
}
