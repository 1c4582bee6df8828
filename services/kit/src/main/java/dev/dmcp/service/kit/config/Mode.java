package dev.dmcp.service.kit.config;

/** Where a service runs. Only {@link #PROD} refuses what is merely convenient. */
public enum Mode {
    /** Processes on a laptop. */
    LOCAL,
    /** Containers on a laptop. */
    DEV,
    /** Hardened containers. */
    PROD
}
