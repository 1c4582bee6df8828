package dev.dmcp.service.kit.health;

import dev.dmcp.service.kit.json.JsonObject;

/** Looks whether something that a service needs works. Called on a thread of its own; may block, but not for longer than a few seconds. */
public interface HealthCheck {
    /** What is looked at, in one word: {@code database}. */
    String name();

    /** Whether the service can do its work without it; a failure then makes it {@code degraded} instead of {@code down}. */
    default boolean essential() {
        return true;
    }

    /**
     * Details for people, without secrets.
     *
     * @throws UnhealthyException when it does not work
     */
    JsonObject check() throws UnhealthyException, InterruptedException;
}
