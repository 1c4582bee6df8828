package dev.dmcp.application.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies on the disk for one build input: the Dockerfile, and the files of the contexts that it
 * takes and the ignore file leaves.
 *
 * @param dockerfile its text
 * @param ignoreFile the text of the ignore file in force; absent where there is none
 * @param files of each local context, by the context's name ({@code context} for the main one), in the order of paths
 */
public record InputFiles(String dockerfile, Optional<String> ignoreFile, Map<String, List<InputFile>> files) {

    /**
     * One file, folder or link. Times and owners do not count: the builder gives every file to root, and its cache
     * does not look at times either.
     *
     * @param path relative to its context; one character for each byte of the name, whatever its encoding
     * @param mode type and permissions, as Go's {@code os.FileMode}
     * @param content SHA-256 of a regular file in hexadecimal, the target of a link, empty for a folder
     */
    public record InputFile(String path, int mode, String content) {}

    public InputFiles {
        files = Map.copyOf(files);
    }
}
