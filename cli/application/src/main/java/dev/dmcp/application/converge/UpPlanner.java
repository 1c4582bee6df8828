package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From what is there to what is wanted. Only what differs is touched; each container starts when the conditions of its
 * dependencies hold; what does not depend on each other goes at the same time.
 */
public final class UpPlanner {
    private final DesiredState desired;
    private final ObservedState observed;
    private final UpRequest request;
    private final Draft draft;

    private UpPlanner(DesiredState desired, ObservedState observed, UpRequest request) {
        this.desired = desired;
        this.observed = observed;
        this.request = request;
        this.draft = new Draft(request.title(), request.stopGrace());
    }

    /** @throws Failure.InvalidInput when the two cannot be brought together: an external network is missing, … */
    public static Plan<ConvergeOperation> plan(DesiredState desired, ObservedState observed, UpRequest request) {
        return new UpPlanner(desired, observed, request).plan();
    }

    /** Containers of services that the project does not have; {@code run}'s containers count when they have ended. */
    public static List<ObservedContainer> orphans(DesiredState desired, ObservedState observed) {
        return observed.containers().stream()
                .filter(container -> container.isOneOff()
                        ? !container.state().isUp()
                        : !desired.known().contains(container.service()))
                .toList();
    }

    private Plan<ConvergeOperation> plan() {
        desired.services().forEach(UpPlanner::requireFreeName);
        if (request.removeOrphans()) {
            orphans(desired, observed).forEach(orphan -> draft.remove(orphan, true, "orphan", List.of()));
        }
        ResourcePlanner resources = new ResourcePlanner(desired, observed, draft);
        Map<String, ObservedContainer> removed = new HashMap<>();
        for (DesiredNetwork network : resources.changedNetworks()) {
            resources.replace(network, removeMembers(network, removed));
        }
        resources.plan();
        ObservedState left = without(removed);
        for (DesiredService service : desired.services()) {
            new ServicePlanner(service, desired, left, request, draft, predecessors(service, removed)).plan();
        }
        return draft.build();
    }

    private static void requireFreeName(DesiredService service) {
        if (service.fixedName().isPresent() && service.replicas() > 1) {
            throw new Failure.InvalidInput(
                    "service `%s` cannot have %d containers: they would all be named `%s`"
                            .formatted(
                                    service.name(),
                                    service.replicas(),
                                    service.fixedName().get()),
                    "take `container_name` away from service `%s`".formatted(service.name()));
        }
    }

    private List<String> removeMembers(DesiredNetwork network, Map<String, ObservedContainer> removed) {
        List<String> steps = new ArrayList<>();
        for (ObservedContainer container : observed.containers()) {
            if (ResourcePlanner.isIn(container, network) && removed.put(container.id(), container) == null) {
                requireDesired(container, network);
                draft.replaced.add(container.service());
                steps.add(draft.remove(
                        container, false, "network " + network.spec().name() + " changed", List.of()));
            }
        }
        return steps;
    }

    private void requireDesired(ObservedContainer container, DesiredNetwork network) {
        if (desired.service(container.service()).isEmpty()) {
            throw new Failure.InvalidInput(
                    "network `%s` changed and must be made anew, but container `%s` is in it"
                            .formatted(network.spec().name(), container.name()),
                    "bring up service `%s` too, or remove that container".formatted(container.service()));
        }
    }

    private ObservedState without(Map<String, ObservedContainer> removed) {
        List<ObservedContainer> left = observed.containers().stream()
                .filter(container -> !removed.containsKey(container.id()))
                .toList();
        return new ObservedState(left, observed.networks(), observed.volumes(), observed.images());
    }

    private static Map<Integer, ObservedContainer> predecessors(
            DesiredService service, Map<String, ObservedContainer> removed) {
        Map<Integer, ObservedContainer> byNumber = new HashMap<>();
        for (ObservedContainer container : removed.values()) {
            if (container.service().equals(service.name())) {
                byNumber.put(container.number(), container);
            }
        }
        return byNumber;
    }
}
