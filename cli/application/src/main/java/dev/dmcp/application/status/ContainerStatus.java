package dev.dmcp.application.status;

import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One container of a service, or the lack of one.
 *
 * @param name of the container; empty where there is none
 * @param state the engine's word, or {@code missing}
 * @param health what its check says; empty where it has none
 * @param uptime in the engine's words: {@code 3 minutes}; empty when it does not run
 * @param isAsWanted whether nothing about it needs anyone's attention
 * @param detail what is not as it should be, in a few words; empty otherwise
 */
public record ContainerStatus(
        String service,
        String name,
        String state,
        String health,
        String uptime,
        String image,
        List<ObservedPort> ports,
        OptionalInt exitCode,
        Optional<Instant> created,
        boolean isAsWanted,
        String detail) {
    public ContainerStatus {
        ports = List.copyOf(ports);
    }
}
