package dev.dmcp.cli.environment;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.cli.option.LogOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be asked of an environment, however it runs. Each method gives the exit code. */
public interface Environment {

    /** How long services may take to become healthy where nobody says otherwise. */
    Duration STARTS_WITHIN = Duration.ofMinutes(2);

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
            boolean dryRun,
            Containers containers) {}

    /**
     * What can be said only where containers run.
     *
     * @param scale service to number of containers
     * @param pull {@code always}, {@code missing} or {@code never}, over what the services say
     * @param grace between stop signal and kill
     * @param registryTimeout how long a registry may say nothing; empty for the usual times
     */
    record Containers(
            boolean noRecreate,
            boolean noDependencies,
            boolean renewAnonymousVolumes,
            Map<String, Integer> scale,
            Optional<String> pull,
            Optional<Duration> grace,
            Optional<Duration> registryTimeout) {
        public Containers {
            scale = Map.copyOf(scale);
        }
    }

    /**
     * How to go away.
     *
     * @param images which images go too: {@code local}, {@code all}
     * @param grace between stop signal and kill
     */
    record Down(
            boolean volumes,
            boolean removeOrphans,
            boolean dryRun,
            boolean yes,
            Optional<String> images,
            Optional<Duration> grace) {}

    /**
     * How to stop, start or restart.
     *
     * @param grace between stop signal and kill
     */
    record Turn(boolean dryRun, Optional<Duration> grace) {
        public static Turn usual(boolean dryRun) {
            return new Turn(dryRun, Optional.empty());
        }
    }

    /**
     * Which lines of the logs.
     *
     * @param tail empty: all
     */
    record Logs(boolean follow, Optional<Integer> tail, Optional<Instant> since, Optional<Pattern> grep) {
        public static Logs of(LogOptions options, Instant now) {
            return new Logs(options.isFollowing(), options.tail(), options.since(now), options.grep());
        }

        boolean shows(String line) {
            return grep.isEmpty() || grep.get().matcher(line).find();
        }
    }

    int up(List<String> services, Up how, Reporter reporter);

    int down(List<String> services, Down how, Reporter reporter);

    int start(List<String> services, Turn how, Reporter reporter);

    int stop(List<String> services, Turn how, Reporter reporter);

    int restart(List<String> services, Turn how, Reporter reporter);

    int ps(List<String> services);

    int logs(List<String> services, Logs which) throws InterruptedException;
}
