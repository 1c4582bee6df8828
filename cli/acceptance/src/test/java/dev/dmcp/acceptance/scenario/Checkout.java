package dev.dmcp.acceptance.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a fresh clone of this repository would hold, in a folder of the scenario's own. */
final class Checkout {

    private Checkout() {}

    /** Copies every file that git knows or would take, as it is in the working tree. */
    static Path copyTo(Path folder) {
        Program.Result files = Program.named("git")
                .run("-C", Program.ROOT.toString(), "ls-files", "--cached", "--others", "--exclude-standard")
                .exits(0);
        try {
            for (String file : files.out().lines().toList()) {
                copy(Program.ROOT.resolve(file), folder.resolve(file));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
