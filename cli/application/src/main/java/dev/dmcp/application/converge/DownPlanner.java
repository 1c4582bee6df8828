package dev.dmcp.application.converge;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedNetwork;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ObservedVolume;
import dev.dmcp.application.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes down what is there, dependants first, by labels alone, so that it works without a compose file. */
public final class DownPlanner {
    private static final String ASKED = "asked to take down";

    private final String project;
    private final DownRequest request;
    private final ObservedState observed;
    private final Draft draft;
    private final Map<String, List<String>> stopped = new HashMap<>();
    private final List<String> removed = new ArrayList<>();

    private DownPlanner(String project, DownRequest request, ObservedState observed) {
        this.project = project;
        this.request = request;
        this.observed = observed;
        this.draft = new Draft(request.title(), request.stopGrace());
    }

    public static Plan<ConvergeOperation> plan(String project, DownRequest request, ObservedState observed) {
        return new DownPlanner(project, request, observed).plan();
    }

    /** Containers that stay because the compose file does not know their service. */
    public static List<ObservedContainer> orphans(DownRequest request, ObservedState observed) {
        return observed.containers().stream()
                .filter(container ->
                        !request.known().isEmpty() && !request.known().contains(container.service()))
                .toList();
    }

    private Plan<ConvergeOperation> plan() {
        List<ObservedContainer> leaving = leaving();
        Map<String, Set<String>> graph = DependencyLabels.graph(leaving);
        for (ObservedContainer container :
                DependencyLabels.inStartOrder(leaving).reversed()) {
            takeDown(container, dependantsStopped(container.service(), graph));
        }
        images(leaving);
        if (request.services().isEmpty()) {
            networks();
            volumes();
        }
        return draft.build();
    }

    private List<ObservedContainer> leaving() {
        List<ObservedContainer> orphans = orphans(request, observed);
        return observed.containers().stream()
                .filter(container -> request.services().isEmpty()
                        ? request.removeOrphans() || !orphans.contains(container)
                        : request.services().contains(container.service()))
                .toList();
    }

    private List<String> dependantsStopped(String service, Map<String, Set<String>> graph) {
        List<String> steps = new ArrayList<>();
        graph.forEach((other, needs) -> {
            if (needs.contains(service)) {
                steps.addAll(stopped.getOrDefault(other, List.of()));
            }
        });
        return steps;
    }

    private void takeDown(ObservedContainer container, List<String> after) {
        List<String> before = after;
        if (container.state().isUp()) {
            String stop = draft.stop(container, ASKED, after);
            stopped.computeIfAbsent(container.service(), name -> new ArrayList<>())
                    .add(stop);
            before = List.of(stop);
        }
        removed.add(draft.add(
                new ConvergeOperation.RemoveContainer(container.id(), container.name(), request.removeVolumes()),
                ASKED,
                before));
    }

    private void networks() {
        for (ObservedNetwork network : observed.networks()) {
            if (network.labels().getOrDefault(Labels.PROJECT, "").equals(project)) {
                draft.add(new ConvergeOperation.RemoveNetwork(network.id(), network.name()), ASKED, removed);
            }
        }
    }

    private void volumes() {
        if (!request.removeVolumes()) {
            return;
        }
        for (ObservedVolume volume : observed.volumes()) {
            if (volume.labels().getOrDefault(Labels.PROJECT, "").equals(project)) {
                draft.add(new ConvergeOperation.RemoveVolume(volume.name()), "asked to remove volumes", removed);
            }
        }
    }

    private void images(List<ObservedContainer> leaving) {
        Set<String> references = new LinkedHashSet<>();
        for (ObservedContainer container : leaving) {
            boolean builtHere = container.image().startsWith(project + "-" + container.service());
            if (request.images() == DownRequest.Images.ALL
                    || (request.images() == DownRequest.Images.LOCAL && builtHere)) {
                references.add(container.image());
            }
        }
        references.forEach(reference ->
                draft.add(new ConvergeOperation.RemoveImage(reference), "asked to remove images", removed));
    }
}
