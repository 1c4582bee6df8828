package dev.dmcp.application.container;

import java.util.OptionalInt;

/**
 * A container looked at closely.
 *
 * @param exitCode of the last run; absent while it runs or never ran
 * @param error the engine's words when it could not start it; empty otherwise
 * @param lastHealthOutput what the last health check printed; empty where there is none
 * @param restarts how often the engine started it again by itself since somebody started it
 */
public record ContainerCondition(
        String id,
        String name,
        ContainerState state,
        Health health,
        OptionalInt exitCode,
        boolean outOfMemory,
        String error,
        String lastHealthOutput,
        int restarts) {}
