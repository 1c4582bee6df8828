package dev.dmcp.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
