package dev.dmcp.engine.files;

import dev.dmcp.compose.read.ComposeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of compose projects on this machine; {@code -} is the standard input, read once. */
public final class ComposeFilesOnDisk implements ComposeFiles {
    private final InputStream standardInput;

    public ComposeFilesOnDisk(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Kind kind(String path) {
        Path file = Path.of(path);
        if (Files.isDirectory(file)) {
            return Kind.FOLDER;
        }
        return Files.exists(file) ? Kind.FILE : Kind.MISSING;
    }

    @Override
    public String read(String path) throws IOException {
        try {
            byte[] bytes = path.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(path));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw new IOException("there is no such file");
        } catch (AccessDeniedException _) {
            throw new IOException("permission denied");
        }
    }

    /** Follows the first link on the way, as docker compose does; the rest of the path need not exist. */
    @Override
    public String realPath(String path) {
        Path walked = Path.of("/");
        for (Path part : Path.of(path)) {
            walked = walked.resolve(part);
            if (Files.isSymbolicLink(walked)) {
                try {
                    return walked.toRealPath()
                            .resolve(walked.relativize(Path.of(path)))
                            .toString();
                } catch (IOException _) {
                    return path;
                }
            }
        }
        return path;
    }
}
