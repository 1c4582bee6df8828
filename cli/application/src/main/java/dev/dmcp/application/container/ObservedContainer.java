package dev.dmcp.application.container;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container as one look at the engine shows it.
 *
 * @param id the engine's, in full
 * @param image the reference that it was created from, or an id where the reference moved on
 * @param imageId the id of that image
 * @param status the engine's own words: {@code Up 3 minutes (healthy)}
 * @param networks names of the networks that it is in, to their ids
 */
public record ObservedContainer(
        String id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        Health health,
        OptionalInt exitCode,
        String status,
        Instant created,
        Map<String, String> labels,
        Map<String, String> networks,
        List<ObservedMount> mounts,
        List<ObservedPort> ports) {

    /**
     * What is mounted.
     *
     * @param name of the volume, empty for other kinds
     */
    public record ObservedMount(String type, String name, String source, String target) {}

    /**
     * A port.
     *
     * @param hostPort 0 where it is not published
     */
    public record ObservedPort(String hostAddress, int hostPort, int containerPort, String protocol) {}

    public ObservedContainer {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    public Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name));
    }

    /** The service that it belongs to; empty for a container of nobody's. */
    public String service() {
        return labels.getOrDefault(Labels.SERVICE, "");
    }

    /** Its number among the replicas of its service, from 1. */
    public int number() {
        try {
            return Integer.parseInt(labels.getOrDefault(Labels.NUMBER, "1"));
        } catch (NumberFormatException writtenByOthers) {
            return 1;
        }
    }

    public boolean isOneOff() {
        return labels.getOrDefault(Labels.ONE_OFF, "False").equalsIgnoreCase("true");
    }
}
