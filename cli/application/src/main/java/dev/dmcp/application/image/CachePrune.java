package dev.dmcp.application.image;

import java.time.Duration;
import java.util.Optional;

/**
 * Which records of the build cache go.
 *
 * @param cacheMountsOf only the cache mounts of this project ({@link CacheRecord#isCacheMountOf}); absent for records of
 *     every kind
 * @param olderThan only what was not used for so long; zero for any age
 * @param keepBytes how much may stay; zero for nothing
 */
public record CachePrune(Optional<String> cacheMountsOf, Duration olderThan, long keepBytes) {}
