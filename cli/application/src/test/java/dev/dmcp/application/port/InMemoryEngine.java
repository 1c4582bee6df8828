package dev.dmcp.application.port;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedNetwork;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ObservedVolume;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine of a few maps. What a process does when it starts is told by {@link #behave}. */
public final class InMemoryEngine implements ContainerEngine {

    /** What happens when a container of a service starts. */
    public sealed interface Behaviour {
        /** It runs; a health check passes at once. */
        record Runs() implements Behaviour {}

        /** It ends at once. */
        record Ends(int exitCode, String lastWords) implements Behaviour {}

        /** It ends, and the engine starts it again, each time that somebody looks. */
        record KeepsEnding(String lastWords) implements Behaviour {}

        /** Its health check never passes. */
        record Sick(String checkOutput) implements Behaviour {}

        /** The engine cannot start it. */
        record Refused(String words) implements Behaviour {}

        /** It starts, and its health check passes when told so by {@link InMemoryEngine#heal}. */
        record HealsLater() implements Behaviour {}
    }

    private final Map<String, InMemoryContainer> containers = new LinkedHashMap<>();
    private final Map<String, ObservedNetwork> networks = new LinkedHashMap<>();
    private final Map<String, ObservedVolume> volumes = new LinkedHashMap<>();
    private final Map<String, String> images = new LinkedHashMap<>();
    private final Map<String, Behaviour> behaviours = new HashMap<>();
    private final InMemoryEvents events = new InMemoryEvents();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private int created;

    public InMemoryEngine withImage(String reference, String id) {
        images.put(reference, id);
        return this;
    }

    public InMemoryEngine behave(String service, Behaviour behaviour) {
        behaviours.put(service, behaviour);
        return this;
    }

    /** What changed the engine, in order: {@code create demo-web-1}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Lets the health check of a container pass. */
    public synchronized void heal(String container) {
        find(container).orElseThrow().health = Health.HEALTHY;
        events.tell("health_status: healthy", find(container).orElseThrow());
    }

    @Override
    public synchronized ObservedState snapshot(SnapshotRequest request) {
        Map<String, String> found = new HashMap<>();
        request.images().forEach(reference -> imageId(reference).ifPresent(id -> found.put(reference, id)));
        List<ObservedVolume> seen = volumes.values().stream()
                .filter(volume -> request.volumes().contains(volume.name())
                        || request.project().equals(volume.labels().get(Labels.PROJECT)))
                .toList();
        return new ObservedState(containers(request.project()), List.copyOf(networks.values()), seen, found);
    }

    @Override
    public synchronized List<ObservedContainer> containers(String project) {
        return containers.values().stream()
                .filter(container -> project.equals(container.spec.labels().get(Labels.PROJECT)))
                .map(this::observe)
                .toList();
    }

    private ObservedContainer observe(InMemoryContainer container) {
        return container.observed(images.getOrDefault(container.spec.image(), ""), this::networkId);
    }

    private String networkId(String name) {
        return Optional.ofNullable(networks.get(name)).map(ObservedNetwork::id).orElse("");
    }

    @Override
    public synchronized Optional<ContainerCondition> condition(String container) {
        find(container)
                .filter(found -> found.state == ContainerState.RESTARTING)
                .ifPresent(this::startAgain);
        return find(container)
                .map(found -> found.condition(
                        behaviours.get(found.service()) instanceof Behaviour.Sick(String output) ? output : ""));
    }

    private void startAgain(InMemoryContainer container) {
        container.restarts++;
        events.tell("start", container);
    }

    private Optional<InMemoryContainer> find(String idOrName) {
        return containers.values().stream()
                .filter(container -> container.id.equals(idOrName) || container.name.equals(idOrName))
                .findFirst();
    }

    @Override
    public synchronized String createContainer(ContainerSpec spec) {
        if (find(spec.name()).isPresent()) {
            throw new Failure.OperationFailed("cannot create container `%s`: the name is taken".formatted(spec.name()));
        }
        if (!images.containsKey(spec.image())) {
            throw new Failure.OperationFailed("cannot create container `%s`: no image".formatted(spec.name()));
        }
        InMemoryContainer container = new InMemoryContainer("id%010d".formatted(++created), spec);
        containers.put(container.id, container);
        calls.add("create " + spec.name());
        events.tell("create", container);
        return container.id;
    }

    @Override
    public synchronized void startContainer(String name) {
        InMemoryContainer container = existing(name, "start");
        if (container.state.isUp()) {
            return;
        }
        calls.add("start " + container.name);
        Behaviour behaviour = behaviours.getOrDefault(container.service(), new Behaviour.Runs());
        boolean checked = container.spec.health().isPresent();
        switch (behaviour) {
            case Behaviour.Runs runs -> run(container, checked ? Health.HEALTHY : Health.NONE);
            case Behaviour.HealsLater later -> run(container, Health.STARTING);
            case Behaviour.Sick sick -> run(container, Health.UNHEALTHY);
            case Behaviour.Refused(String words) ->
                throw new Failure.OperationFailed("cannot start container `%s`: %s".formatted(container.name, words));
            case Behaviour.KeepsEnding(String lastWords) -> {
                container.output.add(lastWords);
                container.state = ContainerState.RESTARTING;
                events.tell("die", container);
            }
            case Behaviour.Ends(int exitCode, String lastWords) -> {
                container.output.add(lastWords);
                container.exitCode = exitCode;
                container.state = ContainerState.EXITED;
                events.tell("die", container);
            }
        }
    }

    private void run(InMemoryContainer container, Health health) {
        container.state = ContainerState.RUNNING;
        container.health = health;
        container.output.add("hello from " + container.name);
        events.tell("start", container);
    }

    private InMemoryContainer existing(String name, String verb) {
        return find(name)
                .orElseThrow(() -> new Failure.OperationFailed(
                        "cannot %s container `%s`: No such container".formatted(verb, name)));
    }

    @Override
    public synchronized void stopContainer(String name, Optional<Duration> grace) {
        find(name).filter(container -> container.state.isUp()).ifPresent(container -> {
            calls.add("stop " + container.name);
            container.state = ContainerState.EXITED;
            container.health = Health.NONE;
            events.tell("die", container);
        });
    }

    @Override
    public synchronized void restartContainer(String name, Optional<Duration> grace) {
        InMemoryContainer container = existing(name, "restart");
        calls.add("restart " + container.name);
        container.state = ContainerState.EXITED;
        startContainer(name);
    }

    @Override
    public synchronized void renameContainer(String name, String newName) {
        InMemoryContainer container = existing(name, "rename");
        calls.add("rename " + container.name + " to " + newName);
        container.name = newName;
    }

    @Override
    public synchronized void removeContainer(String name, boolean withAnonymousVolumes) {
        find(name).ifPresent(container -> {
            calls.add("remove " + container.name);
            containers.remove(container.id);
            events.tell("destroy", container);
        });
    }

    @Override
    public synchronized void createNetwork(NetworkSpec spec) {
        calls.add("create network " + spec.name());
        networks.put(spec.name(), new ObservedNetwork("net" + ++created, spec.name(), spec.labels()));
    }

    @Override
    public synchronized void removeNetwork(String network) {
        networks.values().removeIf(each -> {
            boolean gone = each.id().equals(network) || each.name().equals(network);
            if (gone) {
                calls.add("remove network " + each.name());
            }
            return gone;
        });
    }

    @Override
    public synchronized void createVolume(VolumeSpec spec) {
        calls.add("create volume " + spec.name());
        volumes.putIfAbsent(spec.name(), new ObservedVolume(spec.name(), "local", spec.labels()));
    }

    @Override
    public synchronized Map<String, Long> volumeSizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        volumes.keySet().forEach(name -> sizes.put(name, 0L));
        return sizes;
    }

    @Override
    public synchronized void removeVolume(String name) {
        if (volumes.remove(name) != null) {
            calls.add("remove volume " + name);
        }
    }

    @Override
    public synchronized void removeImage(String reference) {
        if (images.remove(reference) != null) {
            calls.add("remove image " + reference);
        }
    }

    @Override
    public synchronized Optional<String> imageId(String reference) {
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public synchronized void pullImage(String reference, Optional<String> platform, Consumer<String> progress) {
        calls.add("pull " + reference);
        progress.accept("1 of 1 MB");
        images.put(reference, "sha256:pulled-" + reference);
    }

    @Override
    public Events events(String project) {
        return events.listen();
    }

    @Override
    public synchronized void logs(String container, LogRequest request, Consumer<LogLine> lines) {
        List<String> output = find(container).map(found -> found.output).orElse(List.of());
        int from = Math.max(0, output.size() - request.tail().orElse(output.size()));
        output.subList(from, output.size()).forEach(text -> lines.accept(new LogLine(Instant.EPOCH, false, text)));
    }
}
