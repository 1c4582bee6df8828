package dev.dmcp.cli.environment;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.cli.option.LogOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked of an environment, however it runs. Each method gives the exit code. */
public interface Environment {

    /**
     * How to come up.
     *
     * @param waitAtMost empty: do not wait for health
     */
    record Up(
            boolean build,
            boolean forceRecreate,
            boolean removeOrphans,
            Optional<Duration> waitAtMost,
            boolean dryRun) {}

    /** How to go away. */
    record Down(boolean volumes, boolean removeOrphans, boolean dryRun) {}

    /**
     * Which lines of the logs.
     *
     * @param tail empty: all
     */
    record Logs(boolean follow, Optional<Integer> tail, Optional<Instant> since, Optional<String> grep) {
        public static Logs of(LogOptions options, Instant now) {
            return new Logs(options.isFollowing(), options.tail(), options.since(now), options.grep());
        }
    }

    int up(List<String> services, Up how, Reporter reporter);

    int down(Down how, Reporter reporter);

    int start(List<String> services, boolean dryRun, Reporter reporter);

    int stop(List<String> services, boolean dryRun, Reporter reporter);

    int restart(List<String> services, boolean dryRun, Reporter reporter);

    int ps(List<String> services);

    int logs(List<String> services, Logs which) throws InterruptedException;
}
