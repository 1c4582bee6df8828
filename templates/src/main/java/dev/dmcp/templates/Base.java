package dev.dmcp.templates;

/** The operating system of an image. */
public enum Base {
    /** Small, with musl and BusyBox; there is no bash. */
    ALPINE,
    DEBIAN,
    /** Built on Debian; holds only a program and the libraries that it loads. */
    DISTROLESS
}
