package dev.dmcp.application.image;

/** Where a Dockerfile comes from. */
public sealed interface DockerfileSource {

    /**
     * A file.
     *
     * @param path absolute
     */
    record OnDisk(String path) implements DockerfileSource {
        // Written out for the same reason as those of BuildInput.

        @Override
        public boolean equals(Object other) {
            return other instanceof OnDisk file && path.equals(file.path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /** Text that stands in the compose file ({@code dockerfile_inline}). */
    record Inline(String text) implements DockerfileSource {}

    /**
     * A file within a remote context.
     *
     * @param path relative to it
     */
    record Remote(String path) implements DockerfileSource {}
}
