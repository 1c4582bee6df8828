package dev.dmcp.engine.files;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** What a file system refuses, in the words of dmcp. */
final class FileFailure {
    private FileFailure() {}

    /** @param verb what was tried: {@code write} */
    static Failure of(String verb, String path, IOException problem) {
        String reason = reason(problem);
        return new Failure.OperationFailed(
                "cannot %s `%s`: %s; nothing was changed".formatted(verb, path, reason), hint(reason), problem);
    }

    private static String reason(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "it is a link to something that is not there";
        }
        String told = problem instanceof FileSystemException fileSystem
                ? Optional.ofNullable(fileSystem.getReason()).orElse(problem.toString())
                : String.valueOf(problem.getMessage());
        return told.isEmpty() ? told : told.substring(0, 1).toLowerCase(Locale.ROOT) + told.substring(1);
    }

    private static String hint(String reason) {
        if (reason.contains("no space left") || reason.contains("quota")) {
            return "free some space on that disk, then run the command again";
        }
        if (reason.contains("permission denied") || reason.contains("ead-only")) {
            return "make the project's folder writable for this user, or run dmcp in a copy of it";
        }
        return "look at that path, then run the command again";
    }
}
