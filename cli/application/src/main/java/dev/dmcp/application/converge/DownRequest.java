package dev.dmcp.application.converge;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How to take a project down.
 *
 * @param services only these, without networks and volumes; empty for all
 * @param known services of the project; containers of others are orphans. Empty when there is no compose file, and
 *     then there are no orphans
 * @param removeVolumes whether named volumes of the project go, with their data
 * @param images which images go
 */
public record DownRequest(
        String title,
        Set<String> services,
        Set<String> known,
        boolean removeOrphans,
        boolean removeVolumes,
        Images images,
        Optional<Duration> stopGrace) {

    /** Which images go with their containers. */
    public enum Images {
        NONE,
        /** Those that no service names as its own: built here under a name of ours. */
        LOCAL,
        ALL
    }

    public DownRequest {
        services = Set.copyOf(services);
        known = Set.copyOf(known);
    }
}
