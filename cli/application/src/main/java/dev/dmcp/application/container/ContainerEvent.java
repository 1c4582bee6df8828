package dev.dmcp.application.container;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something happened to a container.
 *
 * @param action the engine's word: {@code create}, {@code start}, {@code die}, {@code destroy}, {@code oom},
 *     {@code health_status: healthy}, …
 * @param exitCode for {@code die}
 */
public record ContainerEvent(
        Instant at, String action, String containerId, String containerName, String service, OptionalInt exitCode) {}
