package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How one local service is, for people and machines.
 *
 * @param state {@code running}, {@code starting}, {@code stopped}, …; see {@link ProcessState#word()}
 * @param health one word; see {@link ProcessState#health()}
 * @param detail why, when there is a why; may be empty
 * @param latency of the last health answer
 * @param nextStart when the next attempt is made
 * @param cpuPercent of one processor, since the look before
 * @param fingerprint of the definition it runs by
 */
public record ServiceReport(
        String name,
        String state,
        String health,
        String detail,
        Optional<ProcessIdentity> process,
        Optional<Instant> startedAt,
        Optional<Instant> nextStart,
        Optional<Duration> latency,
        OptionalInt port,
        int restarts,
        Optional<String> lastExit,
        OptionalLong memoryBytes,
        OptionalDouble cpuPercent,
        boolean speaksMcp,
        String fingerprint) {

    /** A service of the stack that no supervisor knows. */
    public static ServiceReport neverStarted(String name) {
        return new ServiceReport(
                name,
                "stopped",
                "-",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                0,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                false,
                "");
    }

    /** Whether nothing needs to be done about it while it is wanted. */
    public boolean isHealthy() {
        return health.equals("healthy");
    }

    /** Whether a process stands behind it, or will soon. */
    public boolean isActive() {
        return !state.equals("stopped") && !state.equals("crashed");
    }
}
