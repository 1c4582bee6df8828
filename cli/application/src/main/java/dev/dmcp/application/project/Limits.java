package dev.dmcp.application.project;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a service may take. Absent means what the kind's template holds to be enough.
 *
 * @param pids processes and threads
 */
public record Limits(OptionalLong memoryBytes, Optional<Cpus> cpus, OptionalInt pids) {
    public static final Limits NONE = new Limits(OptionalLong.empty(), Optional.empty(), OptionalInt.empty());

    public Limits {
        boolean absurd =
                (memoryBytes.isPresent() && memoryBytes.getAsLong() < 1) || (pids.isPresent() && pids.getAsInt() < 1);
        if (absurd) {
            throw new IllegalArgumentException("limits " + memoryBytes + " " + cpus + " " + pids);
        }
    }
}
