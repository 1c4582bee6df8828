package dev.dmcp.application.port;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedMount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A container of {@link InMemoryEngine}, which alone changes it. */
final class InMemoryContainer {
    final String id;
    final ContainerSpec spec;
    final List<String> output = new ArrayList<>();
    String name;
    ContainerState state = ContainerState.CREATED;
    Health health = Health.NONE;
    int restarts;
    int exitCode;

    InMemoryContainer(String id, ContainerSpec spec) {
        this.id = id;
        this.name = spec.name();
        this.spec = spec;
    }

    String service() {
        return spec.labels().getOrDefault(Labels.SERVICE, "");
    }

    /** @param networkIds from names to ids */
    ObservedContainer observed(String imageId, UnaryOperator<String> networkIds) {
        Map<String, String> joined = new LinkedHashMap<>();
        spec.networking()
                .endpoints()
                .forEach(endpoint -> joined.put(endpoint.network(), networkIds.apply(endpoint.network())));
        return new ObservedContainer(
                id,
                name,
                spec.image(),
                imageId,
                state,
                health,
                lastExit(),
                state.word(),
                Instant.EPOCH,
                spec.labels(),
                joined,
                mounts(),
                List.of());
    }

    private List<ObservedMount> mounts() {
        List<ObservedMount> mounts = new ArrayList<>();
        for (MountSpec mount : spec.mounts()) {
            if (mount instanceof MountSpec.Volume volume) {
                mounts.add(new ObservedMount("volume", volume.name().orElse("anonymous"), "", volume.target()));
            }
        }
        return mounts;
    }

    ContainerCondition condition(String checkOutput) {
        return new ContainerCondition(id, name, state, health, lastExit(), false, "", checkOutput, restarts);
    }

    private OptionalInt lastExit() {
        return state == ContainerState.EXITED ? OptionalInt.of(exitCode) : OptionalInt.empty();
    }
}
