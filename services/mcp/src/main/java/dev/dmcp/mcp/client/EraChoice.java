package dev.dmcp.mcp.client;

/** Which era a client speaks. */
public enum EraChoice {
    /** Asks the server, and takes the newer one. */
    AUTO,
    /** Stateless requests, without asking first. */
    MODERN,
    /** Opens a session, without asking first. */
    LEGACY
}
