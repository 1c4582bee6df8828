package dev.dmcp.application.container;

import java.time.Instant;

/**
 * A line of a container's output, without its line feed.
 *
 * @param at when the engine received it
 */
public record LogLine(Instant at, boolean isError, String text) {}
