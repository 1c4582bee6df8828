package dev.dmcp.compose.read;

import java.io.IOException;

/** The files that a compose project names, by absolute path with slashes. The model itself never opens one. */
public interface ComposeFiles {

    /** What stands at a path. */
    enum Kind {
        FILE,
        FOLDER,
        MISSING
    }

    Kind kind(String path);

    /**
     * The text of a file.
     *
     * @param path absolute, or {@code -} for the standard input
     * @throws IOException when it cannot be read; the message says why, without the path
     */
    String read(String path) throws IOException;

    /** The path with its symbolic links resolved as far as it exists. */
    String realPath(String path);
}
