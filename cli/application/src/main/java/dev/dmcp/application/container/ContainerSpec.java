package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to create.
 *
 * @param name unique on the engine
 * @param image the reference that the engine resolves
 * @param platform {@code os/arch[/variant]}; absent for the engine's own
 * @param labels in the order in which they are sent
 */
public record ContainerSpec(
        String name,
        String image,
        Optional<String> platform,
        Map<String, String> labels,
        ProcessSpec process,
        IsolationSpec isolation,
        ResourceSpec resources,
        List<MountSpec> mounts,
        NetworkingSpec networking,
        Optional<HealthSpec> health,
        Optional<LoggingSpec> logging,
        RestartSpec restart) {
    public ContainerSpec {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        mounts = List.copyOf(mounts);
    }

    /** A container of that image with the engine's defaults for everything else. */
    public static ContainerSpec of(String name, String image) {
        return new ContainerSpec(
                name,
                image,
                Optional.empty(),
                Map.of(),
                ProcessSpec.OF_IMAGE,
                IsolationSpec.USUAL,
                ResourceSpec.UNLIMITED,
                List.of(),
                NetworkingSpec.USUAL,
                Optional.empty(),
                Optional.empty(),
                RestartSpec.NEVER);
    }

    public ContainerSpec withName(String other) {
        return copy(other, labels, process, mounts, networking, health);
    }

    /** The same with these labels added or replaced. */
    public ContainerSpec withLabels(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.putAll(more);
        return copy(name, all, process, mounts, networking, health);
    }

    public ContainerSpec withMounts(List<MountSpec> others) {
        return copy(name, labels, process, others, networking, health);
    }

    public ContainerSpec withProcess(ProcessSpec other) {
        return copy(name, labels, other, mounts, networking, health);
    }

    public ContainerSpec withNetworking(NetworkingSpec other) {
        return copy(name, labels, process, mounts, other, health);
    }

    public ContainerSpec withHealth(HealthSpec other) {
        return copy(name, labels, process, mounts, networking, Optional.of(other));
    }

    private ContainerSpec copy(
            String newName,
            Map<String, String> newLabels,
            ProcessSpec newProcess,
            List<MountSpec> newMounts,
            NetworkingSpec newNetworking,
            Optional<HealthSpec> newHealth) {
        return new ContainerSpec(
                newName,
                image,
                platform,
                newLabels,
                newProcess,
                isolation,
                resources,
                newMounts,
                newNetworking,
                newHealth,
                logging,
                restart);
    }
}
