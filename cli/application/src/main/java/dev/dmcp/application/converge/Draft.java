package dev.dmcp.application.converge;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan as it grows, and which steps others must wait for. Lives only while one plan is made. */
final class Draft {
    /**
     * A container as it will be.
     *
     * @param kept what is there already and stays as it is
     * @param startSteps what must have happened before it counts as started; empty when it runs already
     */
    record Outcome(String name, Optional<ObservedContainer> kept, List<String> startSteps) {
        Outcome {
            startSteps = List.copyOf(startSteps);
        }

        /** Whether it runs now and nothing touches it. */
        boolean isUntouched() {
            return startSteps.isEmpty();
        }
    }

    private final Plan.Builder<ConvergeOperation> plan;
    private final Optional<Duration> stopGrace;

    /** What must be there before any container of a service is created: its networks, volumes, image. */
    final Map<String, String> resources = new HashMap<>();

    final Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    /** Services of which a container is replaced. */
    final Set<String> replaced = new LinkedHashSet<>();

    private final Map<String, String> awaits = new HashMap<>();

    Draft(String title, Optional<Duration> stopGrace) {
        this.plan = new Plan.Builder<>(title);
        this.stopGrace = stopGrace;
    }

    String add(ConvergeOperation operation, String cause, List<String> after) {
        return plan.add(operation, cause, after.stream().distinct().toList());
    }

    Plan<ConvergeOperation> build() {
        return plan.build();
    }

    Optional<Duration> stopGrace() {
        return stopGrace;
    }

    /**
     * Stops it where it is up, and removes it.
     *
     * @return the last step
     */
    String remove(ObservedContainer container, boolean withAnonymousVolumes, String cause, List<String> after) {
        List<String> before = after;
        if (container.state().isUp()) {
            before = List.of(stop(container, cause, after));
        }
        return add(
                new ConvergeOperation.RemoveContainer(container.id(), container.name(), withAnonymousVolumes),
                cause,
                before);
    }

    String stop(ObservedContainer container, String cause, List<String> after) {
        return add(new ConvergeOperation.StopContainer(container.id(), container.name(), stopGrace), cause, after);
    }

    /** Waits for the container, once for all who ask. */
    String await(ConvergeOperation.AwaitContainer await, String cause, List<String> after) {
        String known = awaits.get(await.name());
        if (known == null) {
            known = add(await, cause, after);
            awaits.put(await.name(), known);
        }
        return known;
    }

    /** The steps of all that a service's containers need. */
    List<String> resourceSteps(DesiredService service) {
        List<String> steps = new ArrayList<>();
        for (String resource : ResourcePlanner.needs(service)) {
            String step = resources.get(resource);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }
}
