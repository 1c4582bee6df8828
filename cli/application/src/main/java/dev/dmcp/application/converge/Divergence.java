package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Why a container is not what its service wants: the rules of docker compose, in words for people. */
public final class Divergence {
    /** {@code image:1f3a…,ports:9c02…}: what the hash of compose does not tell, which field changed. */
    public static final String FIELDS_LABEL = "dev.dmcp.config-fields";

    private Divergence() {}

    /**
     * The reason, or nothing when the container can stay.
     *
     * @param hash of the service, with the ids of the containers that it shares namespaces with
     */
    static Optional<String> of(
            ObservedContainer container, DesiredService service, String hash, ObservedState observed) {
        if (!container.labels().getOrDefault(Labels.CONFIG_HASH, "").equals(hash)) {
            return Optional.of(changedFields(container, service));
        }
        Optional<String> image = changedImage(container, service, observed);
        if (image.isPresent() || !container.state().isUp()) {
            return image;
        }
        return missingNetwork(container, service, observed).or(() -> missingVolume(container, service.template()));
    }

    private static Optional<String> changedImage(
            ObservedContainer container, DesiredService service, ObservedState observed) {
        String reference = service.template().image();
        String present = observed.images().get(reference);
        String used = container.label(Labels.IMAGE).orElse(container.imageId());
        return present == null || present.equals(used)
                ? Optional.empty()
                : Optional.of("image " + reference + " changed");
    }

    private static Optional<String> missingNetwork(
            ObservedContainer container, DesiredService service, ObservedState observed) {
        for (Endpoint endpoint : service.template().networking().endpoints()) {
            String name = endpoint.network();
            String joined = container.networks().get(name);
            boolean stale = observed.network(name)
                    .map(network -> joined != null && !joined.isEmpty() && !joined.equals(network.id()))
                    .orElse(false);
            if (joined == null || stale) {
                return Optional.of("not in network " + name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingVolume(ObservedContainer container, ContainerSpec wanted) {
        for (MountSpec mount : wanted.mounts()) {
            if (mount instanceof MountSpec.Volume volume && volume.name().isPresent()) {
                String name = volume.name().get();
                boolean mounted =
                        container.mounts().stream().anyMatch(seen -> seen.name().equals(name));
                if (!mounted) {
                    return Optional.of("without volume " + name);
                }
            }
        }
        return Optional.empty();
    }

    private static String changedFields(ObservedContainer container, DesiredService service) {
        Map<String, String> before = parse(container.labels().getOrDefault(FIELDS_LABEL, ""));
        if (before.isEmpty()) {
            return "configuration changed";
        }
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(service.fieldHashes().keySet());
        List<String> changed = new ArrayList<>();
        for (String name : names) {
            if (!before.getOrDefault(name, "").equals(service.fieldHashes().getOrDefault(name, ""))) {
                changed.add(name);
            }
        }
        return changed.isEmpty() ? unnamedChange(service) : String.join(", ", changed) + " changed";
    }

    private static String unnamedChange(DesiredService service) {
        return service.shares().isEmpty()
                ? "configuration changed"
                : "it shares a namespace with %s, whose container is another now"
                        .formatted(String.join(", ", service.shares()));
    }

    private static Map<String, String> parse(String label) {
        Map<String, String> fields = new HashMap<>();
        for (String part : label.split(",", -1)) {
            int colon = part.lastIndexOf(':');
            if (colon > 0) {
                fields.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return fields;
    }

    /** The label's value. */
    public static String print(Map<String, String> fieldHashes) {
        StringBuilder text = new StringBuilder();
        fieldHashes.forEach((name, hash) ->
                text.append(text.isEmpty() ? "" : ",").append(name).append(':').append(hash));
        return text.toString();
    }
}
