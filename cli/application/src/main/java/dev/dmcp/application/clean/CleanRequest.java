package dev.dmcp.application.clean;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to go.
 *
 * @param project whose images; only {@link CleanMode#ALL} looks at others
 * @param wanted the references that the project names now: their images stay
 * @param keepGenerations how many earlier images of each target stay, for going back
 * @param olderThan only what was made, or last used, before so long
 * @param keepCache how many bytes of the build cache may stay; absent to leave the cache alone
 * @param now the time against which ages are measured
 */
public record CleanRequest(
        String project,
        CleanMode mode,
        List<String> wanted,
        int keepGenerations,
        Optional<Duration> olderThan,
        OptionalLong keepCache,
        Instant now) {

    public CleanRequest {
        wanted = List.copyOf(wanted);
        if (keepGenerations < 0) {
            throw new IllegalArgumentException("keepGenerations " + keepGenerations);
        }
    }

    /** What follows a successful build. */
    public static CleanRequest afterBuild(
            String project, CleanMode mode, List<String> wanted, int keepGenerations, Instant now) {
        OptionalLong keepCache = mode == CleanMode.ALL ? OptionalLong.of(0) : OptionalLong.empty();
        return new CleanRequest(project, mode, wanted, keepGenerations, Optional.empty(), keepCache, now);
    }

    boolean isOldEnough(Instant made) {
        return olderThan.map(age -> made.isBefore(now.minus(age))).orElse(true);
    }
}
