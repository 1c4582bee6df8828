package dev.dmcp.application.image;

import java.time.Duration;

/**
 * An image that was built.
 *
 * @param id {@code sha256:…}, as the engine names it
 * @param steps how many steps of its Dockerfile took part
 * @param cachedSteps how many of them did not have to run
 */
public record BuiltImage(String name, String id, int steps, int cachedSteps, Duration duration) {}
