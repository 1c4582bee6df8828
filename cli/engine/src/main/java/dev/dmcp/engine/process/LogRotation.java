package dev.dmcp.engine.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a file that another process appends to small: what it holds is copied aside, then it is emptied. The writer
 * has opened it for appending, so it goes on at the new end. A line written between the last look and the emptying
 * is lost; the copy is repeated until nothing new came, which makes that window a few microseconds.
 */
final class LogRotation {

    private final long largest;
    private final int files;

    /**
     * @param largest in bytes; a file that is not larger stays
     * @param files how many there may be, the written one included
     */
    LogRotation(long largest, int files) {
        this.largest = largest;
        this.files = files;
    }

    void rotate(Path file) throws IOException {
        if (Files.size(file) <= largest) {
            return;
        }
        Files.deleteIfExists(numbered(file, files - 1));
        for (int number = files - 2; number >= 1; number--) {
            if (Files.exists(numbered(file, number))) {
                Files.move(numbered(file, number), numbered(file, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        moveContent(file, numbered(file, 1));
    }

    /** On a full disk the old lines go, since otherwise the new ones would. */
    private static void moveContent(Path file, Path aside) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try (FileChannel to = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                copyUntilQuiet(from, to);
            } catch (IOException full) {
                Files.deleteIfExists(aside);
                from.truncate(0);
                throw full;
            }
            from.truncate(0);
        }
    }

    private static void copyUntilQuiet(FileChannel from, FileChannel to) throws IOException {
        long copied = 0;
        while (copied < from.size()) {
            long count = from.transferTo(copied, from.size() - copied, to);
            if (count <= 0) {
                throw new IOException("cannot copy");
            }
            copied += count;
        }
    }

    /** The files that exist, in the order in which they were written. */
    List<Path> oldestFirst(Path file) {
        List<Path> existing = new ArrayList<>();
        for (int number = files - 1; number >= 1; number--) {
            if (Files.exists(numbered(file, number))) {
                existing.add(numbered(file, number));
            }
        }
        if (Files.exists(file)) {
            existing.add(file);
        }
        return existing;
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
