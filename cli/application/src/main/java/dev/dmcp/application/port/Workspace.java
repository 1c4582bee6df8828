package dev.dmcp.application.port;

import java.util.List;
import java.util.Optional;

/**
 * The files of one project. Paths are relative to its folder, with slashes; none may lead out of it.
 *
 * <p>Every method throws a {@link dev.dmcp.application.failure.Failure} that names the file when the file system refuses.
 */
public interface Workspace {

    /** What a file is to hold. */
    record FileContent(String path, String content, Permission permission) {}

    /** Who may do what with a file. */
    enum Permission {
        /** Readable by all, writable by its owner. */
        ORDINARY,
        /** A program. */
        EXECUTABLE,
        /** Readable and writable by its owner alone. */
        PRIVATE,
        /** In a folder that only its owner may enter; readable by whoever is given the file itself. */
        SECRET
    }

    /** The text of a file, decoded as UTF-8; nothing when there is no such file. */
    Optional<String> read(String path);

    /** Every file below a folder, in alphabetical order; none when there is no such folder. */
    List<String> filesBelow(String folder);

    /** The names of the folders right below a folder, in alphabetical order; none when there is no such folder. */
    List<String> foldersIn(String folder);

    /**
     * The first symbolic link on the way to a folder, or below it, that leads out of the project; nothing where there is none.
     */
    Optional<String> linkOutside(String folder);

    /**
     * Writes and removes files, all or none as far as the file system allows: every new content is stored beside its
     * place first, and only when all are stored are they put in place. Folders are made as needed; those that a removal
     * leaves empty go too.
     */
    void replace(List<FileContent> written, List<String> removed);
}
