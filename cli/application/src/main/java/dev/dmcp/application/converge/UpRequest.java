package dev.dmcp.application.converge;

import java.time.Duration;
import java.util.Optional;

/**
 * How to bring a project up.
 *
 * @param title names the plan: {@code up prod}
 * @param waits whether to stay until every service is ready
 * @param waitTimeout for that, and for the conditions of dependencies
 * @param stopGrace between stop signal and kill of what is replaced; absent for each container's own
 * @param renewAnonymousVolumes whether replaced containers get fresh volumes without a name
 */
public record UpRequest(
        String title,
        Recreate recreate,
        boolean removeOrphans,
        boolean waits,
        Duration waitTimeout,
        Optional<Duration> stopGrace,
        boolean renewAnonymousVolumes) {

    /** Which containers are replaced. */
    public enum Recreate {
        DIVERGED,
        ALL,
        NONE
    }

    public static UpRequest usual(String title) {
        return new UpRequest(title, Recreate.DIVERGED, false, true, Duration.ofMinutes(2), Optional.empty(), false);
    }
}
