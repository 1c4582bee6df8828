package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedMount;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.converge.ConvergeOperation.AwaitContainer;
import dev.dmcp.application.converge.ConvergeOperation.CreateContainer;
import dev.dmcp.application.converge.ConvergeOperation.Readiness;
import dev.dmcp.application.converge.ConvergeOperation.RenameContainer;
import dev.dmcp.application.converge.ConvergeOperation.RestartContainer;
import dev.dmcp.application.converge.ConvergeOperation.StartContainer;
import dev.dmcp.application.converge.Draft.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of one service: which stay, which start, which are replaced, made or removed. */
final class ServicePlanner {
    private static final int SHORT_ID = 12;

    private final DesiredService service;
    private final DesiredState desired;
    private final ObservedState observed;
    private final UpRequest request;
    private final Draft draft;
    /** By number, those that were removed before this service's turn; their unnamed volumes live on. */
    private final Map<Integer, ObservedContainer> predecessors;

    private final SharingDigest digest;
    private final List<Outcome> outcomes = new ArrayList<>();

    ServicePlanner(
            DesiredService service,
            DesiredState desired,
            ObservedState observed,
            UpRequest request,
            Draft draft,
            Map<Integer, ObservedContainer> predecessors) {
        this.service = service;
        this.desired = desired;
        this.observed = observed;
        this.request = request;
        this.draft = draft;
        this.predecessors = predecessors;
        this.digest = SharingDigest.of(service, draft, observed);
    }

    void plan() {
        Replicas replicas = Replicas.of(service, observed.containers(), this::divergence);
        List<String> cleared = new ArrayList<>();
        for (ObservedContainer leftover : replicas.leftovers()) {
            cleared.add(draft.remove(leftover, false, "left over from an interrupted replacement", List.of()));
        }
        for (ObservedContainer surplus : replicas.surplus()) {
            draft.remove(surplus, true, "scaled to " + service.replicas(), List.of());
        }
        replicas.kept().forEach(container -> existing(container, cleared));
        replicas.missingNumbers().forEach(this::missing);
        draft.outcomes.put(service.name(), outcomes);
    }

    private Optional<String> divergence(ObservedContainer container) {
        return switch (request.recreate()) {
            case ALL -> Optional.of("asked to recreate");
            case NONE -> Optional.empty();
            case DIVERGED ->
                digest.isOpen()
                        ? Optional.of("it shares a namespace with %s, which is made anew"
                                .formatted(String.join(", ", digest.awaited().keySet())))
                        : Divergence.of(container, service, digest.text(Map.of()), observed);
        };
    }

    private void existing(ObservedContainer container, List<String> cleared) {
        Optional<String> reason = divergence(container);
        if (reason.isPresent()) {
            draft.replaced.add(service.name());
            replace(container, reason.get());
            return;
        }
        String name = service.containerName(container.number());
        List<String> before = new ArrayList<>(cleared);
        if (!container.name().equals(name)) {
            before = List.of(draft.add(
                    new RenameContainer(container.id(), container.name(), name), "its name is another", before));
        }
        if (container.state().isUp()) {
            kept(container, name);
        } else {
            start(container.id(), name, state(container), before, Optional.of(container));
        }
    }

    private void kept(ObservedContainer container, String name) {
        Optional<String> cause = service.dependencies().stream()
                .filter(dependency -> dependency.restart() && draft.replaced.contains(dependency.service()))
                .map(dependency -> dependency.service() + " is replaced")
                .findFirst();
        List<String> steps = cause.map(because -> List.of(draft.add(
                        new RestartContainer(container.id(), name, request.stopGrace()), because, dependencySteps())))
                .orElse(List.of());
        Outcome outcome = new Outcome(name, Optional.of(container), steps);
        outcomes.add(outcome);
        if (request.waits()) {
            awaitSteps(outcome, service);
        }
    }

    private static String state(ObservedContainer container) {
        return container.exitCode().isPresent()
                ? "exited with code " + container.exitCode().getAsInt()
                : container.state().word();
    }

    private void missing(int number) {
        String name = service.containerName(number);
        CreateContainer create = creation(number, Optional.ofNullable(predecessors.get(number)));
        String created = draft.add(create, "missing", createAfter());
        start(name, name, "created", List.of(created), Optional.empty());
    }

    /**
     * The old container makes room only when the new one is there, and goes only when the new one has started (and is
     * ready, where that is waited for). One that does not run has nothing to lose and goes first.
     */
    private void replace(ObservedContainer old, String cause) {
        String name = service.containerName(old.number());
        CreateContainer create = creation(old.number(), Optional.of(old));
        if (!old.state().isUp()) {
            String removed = draft.remove(old, request.renewAnonymousVolumes(), cause, List.of());
            List<String> after = new ArrayList<>(createAfter());
            after.add(removed);
            start(name, name, cause, List.of(draft.add(create, cause, after)), Optional.empty());
            return;
        }
        String aside = shortId(old) + "_" + name;
        List<String> after = new ArrayList<>(createAfter());
        after.add(draft.add(new RenameContainer(old.id(), old.name(), aside), cause, createAfter()));
        String created = draft.add(create, cause, after);
        List<String> stopAfter = new ArrayList<>(List.of(created));
        stopAfter.addAll(dependencySteps());
        String stopped = draft.stop(old, cause, stopAfter);
        List<String> confirmed = start(name, name, cause, List.of(created, stopped), Optional.empty());
        draft.add(
                new ConvergeOperation.RemoveContainer(old.id(), aside, request.renewAnonymousVolumes()),
                cause,
                confirmed);
    }

    private static String shortId(ObservedContainer container) {
        return container.id().substring(0, Math.min(SHORT_ID, container.id().length()));
    }

    private CreateContainer creation(int number, Optional<ObservedContainer> old) {
        ContainerSpec spec = inheriting(number, old);
        return digest.isOpen()
                ? new CreateContainer(spec, Optional.of(digest))
                : new CreateContainer(
                        spec.withLabels(Map.of(Labels.CONFIG_HASH, digest.text(Map.of()))), Optional.empty());
    }

    /** Volumes without a name that the old container had stay with the new one, as docker compose does it. */
    private ContainerSpec inheriting(int number, Optional<ObservedContainer> old) {
        ContainerSpec spec = labelled(service.container(number));
        if (old.isEmpty() || request.renewAnonymousVolumes()) {
            return spec;
        }
        List<MountSpec> mounts = new ArrayList<>();
        for (MountSpec mount : spec.mounts()) {
            boolean unnamed =
                    mount instanceof MountSpec.Volume volume && volume.name().isEmpty();
            if (!unnamed || inherited(old.get(), mount.target()).isEmpty()) {
                mounts.add(mount);
            }
        }
        for (ObservedMount seen : old.get().mounts()) {
            boolean taken = mounts.stream().anyMatch(mount -> mount.target().equals(seen.target()));
            if (seen.type().equals("volume") && !taken) {
                mounts.add(
                        new MountSpec.Volume(Optional.of(seen.name()), seen.target(), false, false, Optional.empty()));
            }
        }
        return spec.withMounts(mounts);
    }

    /** With the image's id, where it is known before the plan is executed. */
    private ContainerSpec labelled(ContainerSpec spec) {
        String id = observed.images().get(spec.image());
        return id == null ? spec : spec.withLabels(Map.of(Labels.IMAGE, id));
    }

    private static Optional<ObservedMount> inherited(ObservedContainer old, String target) {
        return old.mounts().stream()
                .filter(seen -> seen.type().equals("volume") && seen.target().equals(target))
                .findFirst();
    }

    /** @return the steps after which the container counts as brought up */
    private List<String> start(
            String container, String name, String cause, List<String> before, Optional<ObservedContainer> kept) {
        List<String> after = new ArrayList<>(before);
        after.addAll(dependencySteps());
        String started = draft.add(new StartContainer(container, name), cause, after);
        Outcome outcome = new Outcome(name, kept, List.of(started));
        outcomes.add(outcome);
        return request.waits() ? awaitSteps(outcome, service) : List.of(started);
    }

    private List<String> createAfter() {
        List<String> steps = new ArrayList<>(draft.resourceSteps(service));
        for (String shared : service.shares()) {
            draft.outcomes.getOrDefault(shared, List.of()).forEach(outcome -> steps.addAll(outcome.startSteps()));
        }
        return steps;
    }

    /** What must have happened before a container of this service starts. */
    private List<String> dependencySteps() {
        List<String> steps = new ArrayList<>();
        for (Dependency dependency : service.dependencies()) {
            Optional<DesiredService> target = desired.service(dependency.service());
            for (Outcome outcome : draft.outcomes.getOrDefault(dependency.service(), List.of())) {
                boolean startIsEnough = dependency.condition() == Dependency.Condition.STARTED;
                steps.addAll(startIsEnough ? outcome.startSteps() : awaitSteps(outcome, target.orElseThrow()));
            }
        }
        return steps;
    }

    private List<String> awaitSteps(Outcome outcome, DesiredService owner) {
        Readiness readiness = readiness(owner);
        if (outcome.isUntouched() && isReached(outcome.kept().orElseThrow(), readiness)) {
            return List.of();
        }
        AwaitContainer await = new AwaitContainer(
                outcome.name(), owner.name(), readiness, owner.mayEnd(), isRequired(owner), request.waitTimeout());
        return List.of(draft.await(await, cause(owner, readiness), outcome.startSteps()));
    }

    private static boolean isReached(ObservedContainer container, Readiness readiness) {
        return switch (readiness) {
            case READY ->
                container.state() == ContainerState.RUNNING
                        && (container.health() == Health.HEALTHY || container.health() == Health.NONE);
            case HEALTHY -> container.health() == Health.HEALTHY;
            case COMPLETED -> false;
        };
    }

    /** The strictest condition under which others depend on it. */
    private Readiness readiness(DesiredService owner) {
        Readiness readiness = Readiness.READY;
        for (DesiredService other : desired.services()) {
            for (Dependency dependency : other.dependencies()) {
                if (dependency.service().equals(owner.name())) {
                    switch (dependency.condition()) {
                        case COMPLETED -> readiness = Readiness.COMPLETED;
                        case HEALTHY -> readiness = readiness == Readiness.READY ? Readiness.HEALTHY : readiness;
                        case STARTED -> {}
                    }
                }
            }
        }
        return readiness;
    }

    private boolean isRequired(DesiredService owner) {
        List<Dependency> dependants = desired.services().stream()
                .flatMap(other -> other.dependencies().stream())
                .filter(dependency -> dependency.service().equals(owner.name()))
                .toList();
        return dependants.isEmpty() || dependants.stream().anyMatch(Dependency::required);
    }

    private String cause(DesiredService owner, Readiness readiness) {
        if (readiness == Readiness.READY) {
            return "asked to wait";
        }
        List<String> dependants = desired.services().stream()
                .filter(other -> other.dependencies().stream()
                        .anyMatch(dependency -> dependency.service().equals(owner.name())
                                && dependency.condition() != Dependency.Condition.STARTED))
                .map(DesiredService::name)
                .toList();
        return "needed by " + String.join(", ", dependants);
    }
}
