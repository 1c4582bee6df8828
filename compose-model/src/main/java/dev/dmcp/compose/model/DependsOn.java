package dev.dmcp.compose.model;

/**
 * What a service waits for in another one.
 *
 * @param restart restart this service when the other one was made anew
 * @param required false: only a warning when the other one is missing or fails
 */
public record DependsOn(Condition condition, boolean restart, boolean required) {

    /** The state that is waited for. */
    public enum Condition {
        STARTED,
        HEALTHY,
        COMPLETED_SUCCESSFULLY
    }
}
