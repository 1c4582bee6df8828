package dev.dmcp.application.supervise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A service that runs as a process of the operating system.
 *
 * @param build what makes it runnable, if anything must
 * @param command the program and its arguments; the program is found on the path, or relative to {@code directory}
 * @param environment added to the environment of the supervisor; may hold secrets, so it is kept in files only their
 *     owner can read
 * @param directory absolute
 * @param port where it listens
 * @param health {@code http://…} or {@code tcp://…}; without one, a service that runs counts as healthy
 * @param needs services that must be healthy before it starts
 * @param startTimeout how long it may take to its first healthy answer
 * @param grace how long it may take to stop before it is killed
 * @param speaksMcp whether it belongs to the MCP services of the stack
 * @param artifact what the command runs; when this file changed, the running service is out of date
 */
public record LocalService(
        String name,
        Optional<BuildStep> build,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        OptionalInt port,
        Optional<URI> health,
        List<String> needs,
        Duration startTimeout,
        Duration grace,
        RestartPolicy restart,
        boolean speaksMcp,
        Optional<Path> artifact) {

    public static final Duration STANDARD_START_TIMEOUT = Duration.ofSeconds(60);
    public static final Duration STANDARD_GRACE = Duration.ofSeconds(10);

    public LocalService {
        command = List.copyOf(command);
        // Sorted, so that the fingerprint of the same definition is the same in every process.
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        needs = List.copyOf(needs);
        if (name.isBlank() || command.isEmpty()) {
            throw new IllegalArgumentException("a local service has a name and a command");
        }
    }

    /** A service with the standard times and no build, port, health check or needs. */
    public static LocalService of(String name, Path directory, List<String> command) {
        return new LocalService(
                name,
                Optional.empty(),
                command,
                Map.of(),
                directory,
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                STANDARD_START_TIMEOUT,
                STANDARD_GRACE,
                RestartPolicy.STANDARD,
                false,
                Optional.empty());
    }

    public LocalService withEnvironment(Map<String, String> changed) {
        return new LocalService(
                name,
                build,
                command,
                changed,
                directory,
                port,
                health,
                needs,
                startTimeout,
                grace,
                restart,
                speaksMcp,
                artifact);
    }

    public LocalService withPort(int changed, URI healthAt) {
        return new LocalService(
                name,
                build,
                command,
                environment,
                directory,
                OptionalInt.of(changed),
                Optional.of(healthAt),
                needs,
                startTimeout,
                grace,
                restart,
                speaksMcp,
                artifact);
    }

    public LocalService withNeeds(List<String> changed) {
        return new LocalService(
                name,
                build,
                command,
                environment,
                directory,
                port,
                health,
                changed,
                startTimeout,
                grace,
                restart,
                speaksMcp,
                artifact);
    }

    public LocalService withTimes(Duration start, Duration stop, RestartPolicy policy) {
        return new LocalService(
                name,
                build,
                command,
                environment,
                directory,
                port,
                health,
                needs,
                start,
                stop,
                policy,
                speaksMcp,
                artifact);
    }

    /** The same service without what only matters before it starts, as the supervisor keeps it. */
    public LocalService runnable() {
        return new LocalService(
                name,
                Optional.empty(),
                command,
                environment,
                directory,
                port,
                health,
                needs,
                startTimeout,
                grace,
                restart,
                speaksMcp,
                Optional.empty());
    }

    /** The same text for the same running definition, another for any other; says nothing about secrets in it. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(runnable().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
