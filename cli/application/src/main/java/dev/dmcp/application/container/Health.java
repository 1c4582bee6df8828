package dev.dmcp.application.container;

import java.util.Locale;

/** What a container's health check says. */
public enum Health {
    /** It has no health check. */
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    /** @param word the engine's: {@code healthy}, {@code none}, or empty */
    public static Health of(String word) {
        return switch (word) {
            case "starting" -> STARTING;
            case "healthy" -> HEALTHY;
            case "unhealthy" -> UNHEALTHY;
            default -> NONE;
        };
    }

    public String word() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
}
