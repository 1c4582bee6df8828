package dev.dmcp.engine.files;

import dev.dmcp.application.port.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A project in a folder. Safe for several threads that work on different files. */
public final class FileWorkspace implements Workspace {
    private final Path root;

    /** @param root the folder of {@code dmcp.yaml} */
    public FileWorkspace(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<String> read(String path) {
        Path file = resolve(path);
        try {
            // Malformed bytes become replacement characters: a file that is no text is then a file that is not ours.
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException problem) {
            if (isBelowAFile(file)) {
                return Optional.empty();
            }
            throw FileFailure.of("read", path, problem);
        }
    }

    @Override
    public List<String> filesBelow(String folder) {
        Path start = resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw FileFailure.of("list", folder, problem);
        }
    }

    @Override
    public List<String> foldersIn(String folder) {
        Path start = resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(start)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw FileFailure.of("list", folder, problem);
        }
    }

    @Override
    public Optional<String> linkOutside(String folder) {
        Path start = resolve(folder);
        try {
            Path project = root.toRealPath();
            for (Path link : links(start)) {
                if (!target(link).startsWith(project)) {
                    return Optional.of(root.relativize(link).toString());
                }
            }
            return Optional.empty();
        } catch (IOException problem) {
            throw FileFailure.of("list", folder, problem);
        }
    }

    /** On the way to a folder, and below it. */
    private List<Path> links(Path start) throws IOException {
        List<Path> links = new ArrayList<>();
        for (Path at = start; !at.equals(root); at = at.resolveSibling("")) {
            links.addFirst(at);
        }
        if (Files.isDirectory(start)) {
            try (Stream<Path> below = Files.walk(start)) {
                below.sorted().forEach(links::add);
            }
        }
        links.removeIf(path -> !Files.isSymbolicLink(path));
        return links;
    }

    /** Where a link leads, also one that leads to nothing. */
    private static Path target(Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException nothing) {
            Path folder = link.resolveSibling("").toRealPath();
            return folder.resolve(Files.readSymbolicLink(link)).normalize();
        }
    }

    @Override
    public void replace(List<FileContent> written, List<String> removed) {
        StagedFiles staged = new StagedFiles(root);
        try {
            for (FileContent file : written) {
                staged.store(file, resolve(file.path()));
            }
        } catch (RuntimeException | Error failure) {
            staged.discard();
            throw failure;
        }
        staged.putInPlace();
        removed.forEach(path -> remove(path, resolve(path)));
    }

    private void remove(String path, Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            while (folder != null && !folder.equals(root) && folder.startsWith(root) && isEmpty(folder)) {
                Files.delete(folder);
                folder = folder.getParent();
            }
        } catch (IOException problem) {
            throw FileFailure.of("remove", path, problem);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private boolean isBelowAFile(Path file) {
        Path folder = file.getParent();
        while (folder != null && folder.startsWith(root)) {
            if (Files.isRegularFile(folder)) {
                return true;
            }
            folder = folder.getParent();
        }
        return false;
    }

    private Path resolve(String path) {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new IllegalArgumentException("`" + path + "` leads out of the project");
        }
        return resolved;
    }
}
