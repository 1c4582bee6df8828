package dev.dmcp.application.image;

/**
 * Where the result of a build goes instead of the engine's own images.
 *
 * @param kind its form
 * @param path an absolute path on this machine: a folder for {@link Kind#LOCAL}, otherwise a file
 */
public record Export(Kind kind, String path) {

    /** The forms that BuildKit knows. */
    public enum Kind {
        /** The files of the last stage, in a folder. */
        LOCAL,
        /** The files of the last stage, in an archive. */
        TAR,
        /** An image in the layout of the Open Container Initiative, in an archive. */
        OCI,
        /** An image for {@code docker load}. */
        DOCKER
    }
}
