package dev.dmcp.engine.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes away the files of a folder that nobody used for a month; a file's time of modification says when it was used last.
 * Whoever uses one looks after all of them, at its first use and then once a day at most. What the file system refuses
 * stays as it is.
 */
final class DailySweep {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofDays(1);

    private DailySweep() {}

    /** Whether the file is not there yet, or was not used since yesterday. */
    static boolean isDue(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file).toMillis() < now.toEpochMilli() - PAUSE.toMillis();
        } catch (NoSuchFileException atItsFirstUse) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Notes that the file is used, and removes those beside it that were not for long. */
    static void run(Path file, Instant now) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
            try (DirectoryStream<Path> all = Files.newDirectoryStream(file.resolveSibling(""))) {
                removeUnused(all, now);
            }
        } catch (IOException | DirectoryIteratorException refused) {
            // Another day.
        }
    }

    /** Other runs sweep too, so one may be gone when its turn comes. */
    static void removeUnused(Iterable<Path> files, Instant now) {
        for (Path each : files) {
            try {
                removeUnused(each, now);
            } catch (IOException refused) {
                // The others may go all the same.
            }
        }
    }

    private static void removeUnused(Path file, Instant now) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()
                && attributes.lastModifiedTime().toInstant().isBefore(now.minus(KEPT))) {
            Files.deleteIfExists(file);
        }
    }
}
