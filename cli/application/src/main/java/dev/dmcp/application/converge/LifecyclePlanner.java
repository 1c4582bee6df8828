package dev.dmcp.application.converge;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.converge.ConvergeOperation.AwaitContainer;
import dev.dmcp.application.converge.ConvergeOperation.Readiness;
import dev.dmcp.application.converge.ConvergeOperation.RestartContainer;
import dev.dmcp.application.converge.ConvergeOperation.StartContainer;
import dev.dmcp.application.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stops, starts and restarts containers that are there, by their labels alone. */
public final class LifecyclePlanner {
    private final List<ObservedContainer> chosen;
    private final Optional<Duration> grace;
    private final Draft draft;

    /**
     * @param services only these; empty for all
     * @param grace between stop signal and kill; absent for each container's own
     */
    private LifecyclePlanner(
            String title, List<ObservedContainer> containers, Set<String> services, Optional<Duration> grace) {
        this.chosen = DependencyLabels.inStartOrder(containers.stream()
                .filter(container -> !container.isOneOff())
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList());
        this.grace = grace;
        this.draft = new Draft(title, grace);
    }

    /** Stops them, dependants first. */
    public static Plan<ConvergeOperation> stop(
            String title, List<ObservedContainer> containers, Set<String> services, Optional<Duration> grace) {
        return new LifecyclePlanner(title, containers, services, grace).stop();
    }

    /**
     * Starts those that do not run, each when the conditions of its dependencies hold.
     *
     * @param timeout for those
     */
    public static Plan<ConvergeOperation> start(
            String title, List<ObservedContainer> containers, Set<String> services, Duration timeout) {
        return new LifecyclePlanner(title, containers, services, Optional.empty()).start(timeout);
    }

    /** Restarts them, each after those that it depends on. */
    public static Plan<ConvergeOperation> restart(
            String title, List<ObservedContainer> containers, Set<String> services, Optional<Duration> grace) {
        return new LifecyclePlanner(title, containers, services, grace).restart();
    }

    private Plan<ConvergeOperation> stop() {
        Map<String, Set<String>> graph = DependencyLabels.graph(chosen);
        Map<String, List<String>> stopped = new HashMap<>();
        for (ObservedContainer container : chosen.reversed()) {
            if (container.state().isUp()) {
                List<String> after = new ArrayList<>();
                graph.forEach((other, needs) -> {
                    if (needs.contains(container.service())) {
                        after.addAll(stopped.getOrDefault(other, List.of()));
                    }
                });
                String step = draft.stop(container, "asked to stop", after);
                stopped.computeIfAbsent(container.service(), name -> new ArrayList<>())
                        .add(step);
            }
        }
        return draft.build();
    }

    private Plan<ConvergeOperation> start(Duration timeout) {
        Map<String, String> started = new HashMap<>();
        for (ObservedContainer container : chosen) {
            if (!container.state().isUp()) {
                String step = draft.add(
                        new StartContainer(container.id(), container.name()),
                        "asked to start",
                        conditions(container, started, timeout));
                started.put(container.id(), step);
            }
        }
        return draft.build();
    }

    private List<String> conditions(ObservedContainer container, Map<String, String> started, Duration timeout) {
        List<String> steps = new ArrayList<>();
        for (Dependency dependency :
                DependencyLabels.parse(container.label(Labels.DEPENDS_ON).orElse(""))) {
            for (ObservedContainer target : chosen) {
                String step = started.get(target.id());
                if (step != null && target.service().equals(dependency.service())) {
                    steps.add(condition(container, dependency, target, step, timeout));
                }
            }
        }
        return steps;
    }

    private String condition(
            ObservedContainer container,
            Dependency dependency,
            ObservedContainer target,
            String started,
            Duration timeout) {
        return switch (dependency.condition()) {
            case STARTED -> started;
            case HEALTHY -> await(container, target, Readiness.HEALTHY, started, timeout);
            case COMPLETED -> await(container, target, Readiness.COMPLETED, started, timeout);
        };
    }

    private String await(
            ObservedContainer container,
            ObservedContainer target,
            Readiness readiness,
            String started,
            Duration timeout) {
        AwaitContainer await = new AwaitContainer(target.name(), target.service(), readiness, false, true, timeout);
        return draft.await(await, "needed by " + container.service(), List.of(started));
    }

    private Plan<ConvergeOperation> restart() {
        Map<String, Set<String>> graph = DependencyLabels.graph(chosen);
        Map<String, List<String>> restarted = new HashMap<>();
        for (ObservedContainer container : chosen) {
            List<String> after = new ArrayList<>();
            for (String need : graph.getOrDefault(container.service(), Set.of())) {
                after.addAll(restarted.getOrDefault(need, List.of()));
            }
            String step =
                    draft.add(new RestartContainer(container.id(), container.name(), grace), "asked to restart", after);
            restarted
                    .computeIfAbsent(container.service(), name -> new ArrayList<>())
                    .add(step);
        }
        return draft.build();
    }
}
