package dev.dmcp.cli.wiring;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a project for those who only read single ones. */
record ReadOnlyFolder(Path root) implements Workspace {

    @Override
    public Optional<String> read(String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput("cannot read `%s`: %s".formatted(path, unreadable.getMessage()));
        }
    }

    @Override
    public List<String> filesBelow(String folder) {
        throw new UnsupportedOperationException("this workspace reads single files");
    }

    @Override
    public void replace(List<FileContent> written, List<String> removed) {
        throw new UnsupportedOperationException("this workspace is only read");
    }
}
