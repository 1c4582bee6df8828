package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.converge.Draft.Outcome;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The digest of a service beside the containers whose namespaces it uses. As docker compose has it, that is the first
 * by name of each service.
 *
 * @param ids of those that are there and stay, by the names of their services
 * @param awaited names of those that the same plan makes, by the names of their services
 */
public record SharingDigest(ServiceDigest digest, Map<String, String> ids, Map<String, String> awaited) {
    public SharingDigest {
        ids = Map.copyOf(ids);
        awaited = Collections.unmodifiableMap(new LinkedHashMap<>(awaited)); // in the order of the file, for messages
    }

    /** Once all the services that it shares with are planned. */
    static SharingDigest of(DesiredService service, Draft draft, ObservedState observed) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> awaited = new LinkedHashMap<>();
        for (String shared : service.shares()) {
            List<Outcome> outcomes = draft.outcomes.get(shared);
            if (outcomes == null) {
                unplanned(shared, observed).ifPresent(container -> ids.put(shared, container.id()));
                continue;
            }
            outcomes.stream()
                    .min(Comparator.comparing(Outcome::name))
                    .ifPresent(first -> first.kept()
                            .ifPresentOrElse(
                                    kept -> ids.put(shared, kept.id()), () -> awaited.put(shared, first.name())));
        }
        return new SharingDigest(service.configHash(), ids, awaited);
    }

    private static Optional<ObservedContainer> unplanned(String service, ObservedState observed) {
        return observed.containers().stream()
                .filter(container -> container.service().equals(service) && !container.isOneOff())
                .min(Comparator.comparing(ObservedContainer::name));
    }

    /** Whether it can be told only when the plan is being executed. */
    boolean isOpen() {
        return !awaited.isEmpty();
    }

    /** @param created ids of containers that were made, by their names; all that are awaited */
    String text(Map<String, String> created) {
        Map<String, String> all = new HashMap<>(ids);
        awaited.forEach((service, name) -> all.put(service, Objects.requireNonNull(created.get(name), name)));
        return digest.text(all);
    }
}
