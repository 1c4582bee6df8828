package dev.dmcp.application.generate;

import dev.dmcp.application.plan.Operation;
import java.util.Optional;

/** What `generate` does about one file. */
public sealed interface FileChange extends Operation {

    /** Relative to the project. */
    String path();

    /** What the file holds now; nothing when it is not there. */
    default Optional<String> before() {
        return Optional.empty();
    }

    /** What the file should hold; nothing when it should not be there. */
    default Optional<String> after() {
        return Optional.empty();
    }

    /** Whether the file on disk is not as it should be. */
    default boolean isDrift() {
        return true;
    }

    /** The file is not there. */
    record Create(String path, String content, boolean executable) implements FileChange {
        @Override
        public String sentence() {
            return "create " + path;
        }

        @Override
        public Optional<String> after() {
            return Optional.of(content);
        }
    }

    /** The file is as dmcp wrote it, or may be overwritten, and something else is due. */
    record Update(String path, String old, String content, boolean executable) implements FileChange {
        @Override
        public String sentence() {
            return "update " + path;
        }

        @Override
        public Optional<String> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<String> after() {
            return Optional.of(content);
        }
    }

    /** The file is right. */
    record Same(String path) implements FileChange {
        @Override
        public String sentence() {
            return "keep " + path;
        }

        @Override
        public boolean isDrift() {
            return false;
        }
    }

    /** The file is a person's work, so it stays as it is. */
    record Conflict(String path, String old, String content) implements FileChange {
        @Override
        public String sentence() {
            return "leave " + path;
        }

        @Override
        public Optional<String> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<String> after() {
            return Optional.of(content);
        }
    }

    /** Written by dmcp for something that `dmcp.yaml` no longer has. */
    record Remove(String path, String old) implements FileChange {
        @Override
        public String sentence() {
            return "remove " + path;
        }

        @Override
        public Optional<String> before() {
            return Optional.of(old);
        }
    }
}
