package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.converge.Dependency.Condition;
import dev.dmcp.application.port.ContainerEngine.SnapshotRequest;
import dev.dmcp.application.port.InMemoryEngine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A project called {@code demo} and an engine in memory, for tests. */
final class World {
    final InMemoryEngine engine = new InMemoryEngine().withImage("demo:latest", "sha256:one");
    private final List<DesiredService> services = new ArrayList<>();
    private final List<DesiredNetwork> networks = new ArrayList<>();
    private final List<DesiredVolume> volumes = new ArrayList<>();

    World service(String name, Dependency... dependencies) {
        return add(plain(name).withDependencies(List.of(dependencies)));
    }

    World checked(String name, Dependency... dependencies) {
        HealthSpec health = new HealthSpec(
                List.of("CMD", "true"),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        DesiredService plain = plain(name).withDependencies(List.of(dependencies));
        return add(with(plain, plain.template().withHealth(health), "hash-1"));
    }

    /** In a namespace of another service, whose container is named in the hash. */
    World sharing(String name, String other) {
        ServiceDigest hash = new ServiceDigest(ids -> name + " beside " + ids);
        Map<String, String> fields = Map.of("network_mode", "11");
        ContainerSpec template =
                plain(name).template().withLabels(Map.of(Divergence.FIELDS_LABEL, Divergence.print(fields)));
        DesiredService service = new DesiredService(
                name,
                1,
                template,
                Optional.empty(),
                hash,
                fields,
                List.of(on(other, Condition.STARTED)),
                PullPolicy.MISSING,
                false,
                List.of(other));
        return add(with(service, template, hash));
    }

    World add(DesiredService service) {
        services.removeIf(each -> each.name().equals(service.name()));
        services.add(service);
        return this;
    }

    World network(String key, String hash) {
        networks.removeIf(each -> each.key().equals(key));
        String name = "demo_" + key;
        Map<String, String> labels = Map.of(Labels.PROJECT, "demo", Labels.NETWORK, key, Labels.CONFIG_HASH, hash);
        networks.add(new DesiredNetwork(key, NetworkSpec.of(name, labels), false, hash));
        return this;
    }

    World volume(String key) {
        VolumeSpec spec = new VolumeSpec(
                "demo_" + key, Optional.empty(), Map.of(), Map.of(Labels.PROJECT, "demo", Labels.VOLUME, key));
        volumes.add(new DesiredVolume(key, spec, false, "hash-v"));
        return this;
    }

    static Dependency on(String service, Condition condition) {
        return new Dependency(service, condition, false, true);
    }

    static DesiredService plain(String name) {
        ContainerSpec template = ContainerSpec.of("demo-" + name, "demo:latest")
                .withLabels(Map.of(Labels.PROJECT, "demo", Labels.SERVICE, name, Labels.ONE_OFF, "False"));
        return with(
                new DesiredService(
                        name,
                        1,
                        template,
                        Optional.empty(),
                        ServiceDigest.of(""),
                        Map.of(),
                        List.of(),
                        PullPolicy.MISSING,
                        false,
                        List.of()),
                template,
                "hash-1");
    }

    /** The service with another template and hash, and its labels as they would then be. */
    static DesiredService with(DesiredService service, ContainerSpec template, String hash) {
        return with(service, template, ServiceDigest.of(hash));
    }

    private static DesiredService with(DesiredService service, ContainerSpec template, ServiceDigest hash) {
        Map<String, String> labels = Map.of(
                Labels.CONFIG_HASH,
                hash.text(Map.of()),
                Labels.DEPENDS_ON,
                DependencyLabels.print(service.dependencies()));
        return new DesiredService(
                service.name(),
                service.replicas(),
                template.withLabels(labels),
                service.fixedName(),
                hash,
                service.fieldHashes(),
                service.dependencies(),
                service.pull(),
                service.isBuilt(),
                service.shares());
    }

    /** The service changed, as one whose file was edited. */
    World changed(String name) {
        DesiredService service = desired().service(name).orElseThrow();
        services.replaceAll(each -> each.name().equals(name) ? with(service, service.template(), "hash-2") : each);
        return this;
    }

    World inNetwork(String name, String network) {
        DesiredService service = desired().service(name).orElseThrow();
        NetworkingSpec networking =
                NetworkingSpec.USUAL.withEndpoints(List.of(Endpoint.of("demo_" + network, List.of(name))));
        services.replaceAll(each -> each.name().equals(name)
                ? with(service, service.template().withNetworking(networking), service.configHash())
                : each);
        return this;
    }

    World mounting(String name, MountSpec mount) {
        DesiredService service = desired().service(name).orElseThrow();
        services.replaceAll(each -> each.name().equals(name)
                ? with(service, service.template().withMounts(List.of(mount)), service.configHash())
                : each);
        return this;
    }

    DesiredState desired() {
        Set<String> known = new LinkedHashSet<>();
        services.forEach(service -> known.add(service.name()));
        return new DesiredState("demo", services, networks, volumes, known);
    }

    ObservedState observed() {
        return engine.snapshot(
                new SnapshotRequest("demo", desired().images(), desired().volumeNames()));
    }

    String plan() {
        return plan(UpRequest.usual("up"));
    }

    String plan(UpRequest request) {
        return UpPlanner.plan(desired(), observed(), request).asText();
    }

    World up() {
        return up(UpRequest.usual("up"));
    }

    World up(UpRequest request) {
        new ConvergeExecutor(engine, event -> {}, java.time.Duration.ZERO)
                .execute("demo", UpPlanner.plan(desired(), observed(), request));
        return this;
    }
}
