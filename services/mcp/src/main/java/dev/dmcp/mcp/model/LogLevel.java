package dev.dmcp.mcp.model;

import java.util.Locale;
import java.util.Optional;

/** The severities of RFC 5424, mildest first. */
public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LogLevel> of(String text) {
        for (LogLevel level : values()) {
            if (level.text().equals(text)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
