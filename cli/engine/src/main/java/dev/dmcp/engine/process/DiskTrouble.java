package dev.dmcp.engine.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Why a file could not be written, in a few words. */
final class DiskTrouble {

    private DiskTrouble() {}

    static String describe(IOException trouble) {
        if (trouble instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        String reason = trouble instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : trouble.getMessage();
        return reason == null ? trouble.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
    }
}
