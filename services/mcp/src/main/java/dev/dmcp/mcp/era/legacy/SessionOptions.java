package dev.dmcp.mcp.era.legacy;

import java.time.Duration;

/**
 * Limits of sessions.
 *
 * @param most how many there are at once; one more ends the one that was silent longest
 * @param idle how long a silent session lives
 */
public record SessionOptions(int most, Duration idle) {
    public static final SessionOptions DEFAULT = new SessionOptions(1_000, Duration.ofMinutes(30));
}
