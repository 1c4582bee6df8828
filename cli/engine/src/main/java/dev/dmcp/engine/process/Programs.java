package dev.dmcp.engine.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs as a shell does. */
public final class Programs {

    private final String searchPath;

    /** @param searchPath folders as in the variable {@code PATH} */
    public Programs(String searchPath) {
        this.searchPath = searchPath;
    }

    public Optional<Path> find(String name) {
        for (String folder : searchPath.split(File.pathSeparator)) {
            Path file = Path.of(folder).resolve(name);
            if (!folder.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
