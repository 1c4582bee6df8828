package dev.dmcp.engine.files;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens a file to be written anew, with the folders that lead to it. */
public final class OneFile {

    private OneFile() {}

    public static OutputStream open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.newOutputStream(file);
    }

    /** Writes text at the end of a file, which others may have begun. */
    public static void addToReport(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw new Failure.OperationFailed(
                    "all is done, but the summary `%s` cannot be written: %s".formatted(file, problem.getMessage()));
        }
    }

    /** Writes text that tells of work which is done already. */
    public static void writeReport(Path file, String text) {
        try (OutputStream out = open(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw new Failure.OperationFailed(
                    "all is done, but the report `%s` cannot be written: %s".formatted(file, problem.getMessage()));
        }
    }
}
