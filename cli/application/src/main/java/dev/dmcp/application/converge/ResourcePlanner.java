package dev.dmcp.application.converge;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedNetwork;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What containers need before they can be created: networks, volumes, images. */
final class ResourcePlanner {
    private static final String MISSING = "missing";

    private final DesiredState desired;
    private final ObservedState observed;
    private final Draft draft;

    ResourcePlanner(DesiredState desired, ObservedState observed, Draft draft) {
        this.desired = desired;
        this.observed = observed;
        this.draft = draft;
    }

    /** The keys of {@link Draft#resources} that concern a service. */
    static List<String> needs(DesiredService service) {
        List<String> keys = new ArrayList<>();
        keys.add(image(service.template().image()));
        service.template().networking().endpoints().forEach(endpoint -> keys.add(network(endpoint.network())));
        for (MountSpec mount : service.template().mounts()) {
            if (mount instanceof MountSpec.Volume volume) {
                volume.name().ifPresent(name -> keys.add(volume(name)));
            }
        }
        return keys;
    }

    private static String network(String name) {
        return "network " + name;
    }

    private static String volume(String name) {
        return "volume " + name;
    }

    private static String image(String reference) {
        return "image " + reference;
    }

    /** Networks that are there with another configuration; they cannot be changed, only made anew. */
    List<DesiredNetwork> changedNetworks() {
        List<DesiredNetwork> changed = new ArrayList<>();
        for (DesiredNetwork network : desired.networks()) {
            Optional<ObservedNetwork> seen = network.external() ? Optional.empty() : own(network);
            String hash = seen.map(found -> found.labels().getOrDefault(Labels.CONFIG_HASH, ""))
                    .orElse("");
            if (!hash.isEmpty() && !hash.equals(network.configHash())) {
                changed.add(network);
            }
        }
        return changed;
    }

    /** Makes a changed network anew, after the containers that are in it have gone. */
    void replace(DesiredNetwork network, List<String> afterRemovals) {
        String name = network.spec().name();
        String cause = "configuration of the network changed";
        String id = own(network).map(ObservedNetwork::id).orElse(name);
        String removed = draft.add(new ConvergeOperation.RemoveNetwork(id, name), cause, afterRemovals);
        String created = draft.add(new ConvergeOperation.CreateNetwork(network.spec()), cause, List.of(removed));
        draft.resources.put(network(name), created);
    }

    static boolean isIn(ObservedContainer container, DesiredNetwork network) {
        return container.networks().containsKey(network.spec().name());
    }

    /** What is missing. */
    void plan() {
        desired.networks().forEach(this::network);
        desired.volumes().forEach(this::volume);
        desired.services().stream().filter(service -> service.replicas() > 0).forEach(this::image);
    }

    private void network(DesiredNetwork network) {
        String name = network.spec().name();
        if (draft.resources.containsKey(network(name))) {
            return;
        }
        if (network.external()) {
            requireExternal("network", name, observed.network(name).isPresent());
        } else if (own(network).isEmpty()) {
            String step = draft.add(new ConvergeOperation.CreateNetwork(network.spec()), MISSING, List.of());
            draft.resources.put(network(name), step);
        }
    }

    private Optional<ObservedNetwork> own(DesiredNetwork network) {
        Optional<ObservedNetwork> seen = observed.network(network.spec().name());
        seen.ifPresent(found -> {
            String owner = found.labels().getOrDefault(Labels.PROJECT, "");
            if (!owner.equals(desired.project())) {
                throw new Failure.InvalidInput(
                        "network `%s` is there already and belongs to %s"
                                .formatted(found.name(), owner.isEmpty() ? "nobody" : "project `" + owner + "`"),
                        "say `external: true` for network `%s`, or give it another name".formatted(network.key()));
            }
        });
        return seen;
    }

    private void volume(DesiredVolume volume) {
        String name = volume.spec().name();
        boolean there = observed.volume(name).isPresent();
        if (volume.external()) {
            requireExternal("volume", name, there);
        } else if (!there) {
            String step = draft.add(new ConvergeOperation.CreateVolume(volume.spec()), MISSING, List.of());
            draft.resources.put(volume(name), step);
        }
    }

    private static void requireExternal(String kind, String name, boolean there) {
        if (!there) {
            throw new Failure.InvalidInput(
                    "%s `%s` is declared external and is not there".formatted(kind, name),
                    "`docker %s create %s` makes it".formatted(kind, name));
        }
    }

    private void image(DesiredService service) {
        String reference = service.template().image();
        if (observed.images().containsKey(reference) || draft.resources.containsKey(image(reference))) {
            return;
        }
        if (service.isBuilt()) {
            throw new Failure.InvalidInput(
                    "image `%s` of service `%s` has not been built".formatted(reference, service.name()),
                    "`dmcp build %s` builds it, `dmcp up --build` does both".formatted(service.name()));
        }
        if (service.pull() == PullPolicy.NEVER) {
            throw new Failure.InvalidInput(
                    "image `%s` of service `%s` is missing and must not be pulled".formatted(reference, service.name()),
                    "`docker pull %s`, or another pull policy".formatted(reference));
        }
        String step = draft.add(
                new ConvergeOperation.PullImage(reference, service.template().platform()), MISSING, List.of());
        draft.resources.put(image(reference), step);
    }
}
