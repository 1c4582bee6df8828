package dev.dmcp.application.converge;

/** When an image is pulled. */
public enum PullPolicy {
    ALWAYS,
    /** When the engine has none of that name. */
    MISSING,
    NEVER
}
