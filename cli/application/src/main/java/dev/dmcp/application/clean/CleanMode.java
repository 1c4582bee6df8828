package dev.dmcp.application.clean;

/** How much goes. */
public enum CleanMode {
    /** This project's images that no container uses and that the project no longer names. */
    SELECTIVE,
    /** Nothing. */
    NONE,
    /** Every image that no container uses and the whole build cache, whosever they are; asks first. */
    ALL
}
