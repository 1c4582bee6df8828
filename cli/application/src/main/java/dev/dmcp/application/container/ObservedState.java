package dev.dmcp.application.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at the engine, for one project.
 *
 * @param containers of the project, one-off ones too
 * @param networks all of the engine's, since a network of the right name may belong to others
 * @param volumes of the project, and those that were asked for by name
 * @param images reference as it was asked for, to the image's id; a reference that is missing has no image
 */
public record ObservedState(
        List<ObservedContainer> containers,
        List<ObservedNetwork> networks,
        List<ObservedVolume> volumes,
        Map<String, String> images) {
    public static final ObservedState EMPTY = new ObservedState(List.of(), List.of(), List.of(), Map.of());

    public ObservedState {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        images = Map.copyOf(images);
    }

    public Optional<ObservedNetwork> network(String name) {
        return networks.stream().filter(network -> network.name().equals(name)).findFirst();
    }

    public Optional<ObservedVolume> volume(String name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }
}
