package dev.dmcp.compose.model;

/**
 * A device of the host in a container.
 *
 * @param permissions of {@code r}, {@code w} and {@code m}
 */
public record Device(String source, String target, String permissions) {}
