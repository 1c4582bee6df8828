package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.LoggingSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkSpec.AddressPool;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.converge.Dependency;
import dev.dmcp.application.converge.Dependency.Condition;
import dev.dmcp.application.converge.DesiredNetwork;
import dev.dmcp.application.converge.DesiredService;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.converge.DesiredVolume;
import dev.dmcp.application.converge.PullPolicy;
import dev.dmcp.application.converge.ServiceDigest;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.status.StackStatus.Expectation;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.model.DependsOn;
import dev.dmcp.compose.model.Network;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import dev.dmcp.compose.model.Volume;
import dev.dmcp.compose.order.StartOrder;
import dev.dmcp.compose.tree.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A loaded compose project as what should run. */
public final class ProjectTranslation {
    private final LoadedProject loaded;
    private final Project project;
    private final SharedContainers containers;

    private ProjectTranslation(LoadedProject loaded) {
        this.loaded = loaded;
        this.project = loaded.model();
        this.containers = new SharedContainers(project);
    }

    /**
     * Everything that the project holds.
     *
     * @throws Failure.InvalidInput when it says something that dmcp cannot run
     */
    public static DesiredState of(LoadedProject loaded) {
        return new ProjectTranslation(loaded).translate();
    }

    /** What should be seen of a service when all is well. */
    public static Expectation expectation(Service service) {
        boolean mayEnd = DesiredService.mayEnd(ProcessTranslation.restart(service));
        return new Expectation(service.name(), Math.toIntExact(service.scale()), mayEnd);
    }

    private DesiredState translate() {
        UnsupportedFields.reject(project);
        Set<String> known = new LinkedHashSet<>(project.services().keySet());
        known.addAll(loaded.disabledServices());
        List<DesiredNetwork> networks = new ArrayList<>();
        project.networks().forEach((key, network) -> networks.add(network(key, network)));
        List<DesiredVolume> volumes = new ArrayList<>();
        project.volumes().forEach((key, volume) -> volumes.add(volume(key, volume)));
        return new DesiredState(project.name(), services(), networks, volumes, known);
    }

    private List<DesiredService> services() {
        Map<String, DesiredService> translated = new LinkedHashMap<>();
        project.services().forEach((name, service) -> translated.put(name, service(service)));
        List<DesiredService> ordered = new ArrayList<>();
        for (List<String> wave : StartOrder.waves(project)) {
            wave.forEach(name -> Optional.ofNullable(translated.get(name)).ifPresent(ordered::add));
        }
        return ordered;
    }

    private DesiredService service(Service service) {
        Fields services = loaded.canonical().fields("services");
        Fields canonical = services == null ? null : services.fields(service.name());
        Map<String, String> fieldHashes = canonical == null ? Map.of() : FieldHashes.of(canonical);
        List<Dependency> dependencies = dependencies(service);
        return new DesiredService(
                service.name(),
                Math.toIntExact(service.scale()),
                container(service, ServiceLabels.of(project, service, dependencies, fieldHashes)),
                service.containerName(),
                new ServiceDigest(service.configHash()::text),
                fieldHashes,
                dependencies,
                pull(service),
                service.build().isPresent(),
                SharedContainers.of(service));
    }

    private ContainerSpec container(Service service, Map<String, String> labels) {
        return new ContainerSpec(
                project.name() + "-" + service.name(),
                ServiceImages.of(project.name(), service),
                service.platform(),
                labels,
                ProcessTranslation.process(service),
                ResourceTranslation.isolation(service, containers),
                ResourceTranslation.resources(service),
                MountTranslation.of(project, service),
                NetworkingTranslation.of(project, service, containers),
                service.healthcheck().map(ProcessTranslation::health),
                service.logging().map(logging -> new LoggingSpec(logging.driver(), logging.options())),
                ProcessTranslation.restart(service));
    }

    private static List<Dependency> dependencies(Service service) {
        List<Dependency> dependencies = new ArrayList<>();
        service.dependsOn()
                .forEach((name, needed) ->
                        dependencies.add(new Dependency(name, condition(needed), needed.restart(), needed.required())));
        return dependencies;
    }

    private static Condition condition(DependsOn needed) {
        return switch (needed.condition()) {
            case STARTED -> Condition.STARTED;
            case HEALTHY -> Condition.HEALTHY;
            case COMPLETED_SUCCESSFULLY -> Condition.COMPLETED;
        };
    }

    private static PullPolicy pull(Service service) {
        return switch (service.pullPolicy().orElse("missing")) {
            case "always" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            default -> PullPolicy.MISSING;
        };
    }

    private DesiredNetwork network(String key, Network network) {
        String hash = network.external() ? "" : network.configHash().text();
        NetworkSpec spec = new NetworkSpec(
                network.name(),
                network.driver(),
                network.driverOptions(),
                network.internal(),
                network.attachable(),
                network.enableIpv4(),
                network.enableIpv6(),
                network.ipamDriver(),
                Map.of(),
                network.pools().stream().map(ProjectTranslation::pool).toList(),
                ServiceLabels.ofResource(network.labels(), project.name(), Labels.NETWORK, key, hash));
        return new DesiredNetwork(key, spec, network.external(), hash);
    }

    private static AddressPool pool(Network.Pool pool) {
        return new AddressPool(pool.subnet(), pool.range(), pool.gateway(), pool.auxiliaryAddresses());
    }

    private DesiredVolume volume(String key, Volume volume) {
        String hash = volume.external() ? "" : volume.configHash().text();
        VolumeSpec spec = new VolumeSpec(
                volume.name(),
                volume.driver(),
                volume.driverOptions(),
                ServiceLabels.ofResource(volume.labels(), project.name(), Labels.VOLUME, key, hash));
        return new DesiredVolume(key, spec, volume.external(), hash);
    }
}
