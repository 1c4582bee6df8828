package dev.dmcp.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service is placed and replaced; {@link #NONE} when nothing is said. Its resources are in {@link Resources}. */
public record Deploy(
        Optional<String> mode,
        Optional<Long> replicas,
        Map<String, String> labels,
        Optional<Update> update,
        Optional<Update> rollback,
        Optional<RestartPolicy> restartPolicy,
        List<String> placementConstraints,
        List<String> placementSpread,
        long maxReplicasPerNode,
        Optional<String> endpointMode) {

    public static final Deploy NONE = new Deploy(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            Optional.empty());

    /**
     * How running containers are replaced.
     *
     * @param parallelism at the same time; 0 for all
     * @param order {@code start-first} or {@code stop-first}
     */
    public record Update(
            Optional<Long> parallelism,
            Duration delay,
            Optional<String> failureAction,
            Duration monitor,
            double maxFailureRatio,
            Optional<String> order) {}

    /** When a container that ended is started again. */
    public record RestartPolicy(
            Optional<String> condition,
            Optional<Duration> delay,
            Optional<Long> maxAttempts,
            Optional<Duration> window) {}
}
