package dev.dmcp.application.image;

/** The labels by which dmcp knows its own images again. */
public final class ImageLabels {
    /** The project that an image belongs to. */
    public static final String PROJECT = "dev.dmcp.project";

    /** Which of the project's images it is. */
    public static final String TARGET = "dev.dmcp.target";

    /** The {@link InputDigest} that it was built from. */
    public static final String INPUT = "dev.dmcp.input";

    private ImageLabels() {}
}
