package dev.dmcp.application.port;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers from which inputs something was built, so that it is not built twice. */
public interface BuildStamps {

    /**
     * What a build reads and makes.
     *
     * @param inputs files and folders; folders with all that is below them, build output excepted
     * @param outputs files and folders that the build makes
     */
    record Build(String name, List<Path> inputs, List<Path> outputs) {
        public Build {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** The right to run a build; others who want to run the same one wait for its end. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until nobody on this machine runs this build of this project. */
    Turn await(Build build) throws InterruptedException;

    /** Why it must run: {@code never built}, {@code src/Main.java changed}; empty when it is up to date. */
    Optional<String> causeToRun(Build build);

    /** To be called after success. */
    void remember(Build build);

    /** When the file last changed; empty when there is none. */
    Optional<Instant> changedAt(Path file);
}
