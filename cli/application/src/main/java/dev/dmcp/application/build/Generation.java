package dev.dmcp.application.build;

import dev.dmcp.application.image.EngineImage;
import java.time.Instant;

/**
 * One image that a service had.
 *
 * @param since when it was built the last time, as far as this machine remembers; else when it was made
 * @param isCurrent whether the service's name stands for it now
 */
public record Generation(String service, EngineImage image, Instant since, boolean isCurrent) {}
