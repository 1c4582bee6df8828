package dev.dmcp.application.converge;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What should run.
 *
 * @param project the compose project's name
 * @param services those that were asked for and what they depend on, each after its dependencies
 * @param networks those that these services use
 * @param volumes those that these services use
 * @param known all service names of the project, those of other profiles too; a container of any other is an orphan
 */
public record DesiredState(
        String project,
        List<DesiredService> services,
        List<DesiredNetwork> networks,
        List<DesiredVolume> volumes,
        Set<String> known) {
    public DesiredState {
        services = List.copyOf(services);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        known = Collections.unmodifiableSet(new LinkedHashSet<>(known)); // in the order of the file, for messages
    }

    public Optional<DesiredService> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** The images that these services need. */
    public Set<String> images() {
        Set<String> images = new LinkedHashSet<>();
        services.forEach(service -> images.add(service.template().image()));
        return images;
    }

    /** The names of all volumes, on the engine. */
    public Set<String> volumeNames() {
        Set<String> names = new LinkedHashSet<>();
        volumes.forEach(volume -> names.add(volume.spec().name()));
        return names;
    }

    /** Only these services, without what they depend on. */
    public DesiredState alone(Set<String> names) {
        List<DesiredService> chosen = services.stream()
                .filter(service -> names.contains(service.name()))
                .map(service -> service.withDependencies(List.of()))
                .toList();
        return new DesiredState(project, chosen, networks, volumes, known);
    }

    /** The same with another number of containers for some services. */
    public DesiredState scaled(Map<String, Integer> replicas) {
        List<DesiredService> scaled = services.stream()
                .map(service -> service.withReplicas(replicas.getOrDefault(service.name(), service.replicas())))
                .toList();
        return new DesiredState(project, scaled, networks, volumes, known);
    }

    public DesiredState withKnown(Set<String> others) {
        return new DesiredState(project, services, networks, volumes, others);
    }
}
