package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.RestartSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that should run.
 *
 * @param replicas how many containers, 0 or more
 * @param template what all its containers share; its name is that of the project and the service, without a number
 * @param fixedName {@code container_name}, where there is one
 * @param configHash compose's hash of the service
 * @param fieldHashes the fields of the service to short hashes of their values, to name what changed
 * @param pull when its image is pulled
 * @param isBuilt whether its image is built here
 * @param shares the services whose network or other namespaces it uses
 */
public record DesiredService(
        String name,
        int replicas,
        ContainerSpec template,
        Optional<String> fixedName,
        ServiceDigest configHash,
        Map<String, String> fieldHashes,
        List<Dependency> dependencies,
        PullPolicy pull,
        boolean isBuilt,
        List<String> shares) {
    public DesiredService {
        fieldHashes = Collections.unmodifiableMap(new LinkedHashMap<>(fieldHashes));
        dependencies = List.copyOf(dependencies);
        shares = List.copyOf(shares);
        if (replicas < 0) {
            throw new IllegalArgumentException(name + ": " + replicas + " replicas");
        }
    }

    public DesiredService withReplicas(int count) {
        return new DesiredService(
                name, count, template, fixedName, configHash, fieldHashes, dependencies, pull, isBuilt, shares);
    }

    public DesiredService withDependencies(List<Dependency> others) {
        return new DesiredService(
                name, replicas, template, fixedName, configHash, fieldHashes, others, pull, isBuilt, shares);
    }

    /** The name of its container with that number. */
    public String containerName(int number) {
        return fixedName.orElse(template.name() + "-" + number);
    }

    /** The container with that number: its name, its number's label, and its name as a network alias. */
    public ContainerSpec container(int number) {
        String containerName = containerName(number);
        List<Endpoint> endpoints = new ArrayList<>();
        for (Endpoint endpoint : template.networking().endpoints()) {
            List<String> aliases = new ArrayList<>(List.of(containerName));
            aliases.addAll(endpoint.aliases());
            endpoints.add(endpoint.withAliases(aliases));
        }
        ContainerSpec named =
                template.withName(containerName).withLabels(Map.of(Labels.NUMBER, Integer.toString(number)));
        return endpoints.isEmpty()
                ? named
                : named.withNetworking(named.networking().withEndpoints(endpoints));
    }

    /** Whether an end with exit code 0 is as it should be. */
    public boolean mayEnd() {
        return mayEnd(template.restart());
    }

    /** Whether the engine leaves a container alone that ended with code 0. */
    public static boolean mayEnd(RestartSpec restart) {
        return restart.policy() == RestartSpec.Policy.NO || restart.policy() == RestartSpec.Policy.ON_FAILURE;
    }
}
