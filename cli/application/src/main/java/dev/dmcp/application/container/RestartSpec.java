package dev.dmcp.application.container;

/**
 * When the engine starts a container again.
 *
 * @param attempts for {@code ON_FAILURE}; 0 is without limit
 */
public record RestartSpec(Policy policy, int attempts) {
    /** The engine's own policies. */
    public enum Policy {
        NO,
        ALWAYS,
        ON_FAILURE,
        UNLESS_STOPPED
    }

    public static final RestartSpec NEVER = new RestartSpec(Policy.NO, 0);
}
