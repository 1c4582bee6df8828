package dev.dmcp.acceptance.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small project of npm packages, each with a lock file of its own. */
final class NodePackages {
    private static final Path PROJECT = Program.ROOT.resolve("cli/acceptance/src/test/resources/node-packages");

    private NodePackages() {}

    static void copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
