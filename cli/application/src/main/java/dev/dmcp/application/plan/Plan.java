package dev.dmcp.application.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An immutable list of steps in an order that can be executed one by one; steps that do not wait for each other may
 * run at the same time.
 *
 * @param title what the plan is for: {@code up prod}
 */
public record Plan<O extends Operation>(String title, List<Step<O>> steps) {
    public Plan {
        steps = List.copyOf(steps);
        Set<String> seen = new HashSet<>();
        for (Step<O> step : steps) {
            if (!seen.containsAll(step.after())) {
                throw new IllegalArgumentException("step " + step.id() + " waits for a later or unknown step");
            }
            if (!seen.add(step.id())) {
                throw new IllegalArgumentException("step id " + step.id() + " stands twice");
            }
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The steps that take something away for good; the terminal asks about these before execution. */
    public List<Step<O>> destructiveSteps() {
        return steps.stream().filter(step -> step.operation().losesData()).toList();
    }

    /** The plan as people read it and tests compare it; one line a step, ends with a line feed. */
    public String asText() {
        if (steps.isEmpty()) {
            return title + ": nothing to do\n";
        }
        StringBuilder text = new StringBuilder(title).append(":\n");
        int width = steps.stream().mapToInt(step -> step.id().length()).max().orElse(0);
        for (Step<O> step : steps) {
            text.append("  ").append(step.id()).repeat(' ', width - step.id().length() + 2);
            text.append(step.operation().sentence()).append("  (").append(step.cause());
            if (!step.after().isEmpty()) {
                text.append("; after ").append(String.join(", ", step.after()));
            }
            text.append(step.operation().losesData() ? "; loses data)\n" : ")\n");
        }
        return text.toString();
    }

    /** Collects steps; ids are {@code s1, s2, …} in the order of adding. */
    public static final class Builder<O extends Operation> {
        private final String title;
        private final List<Step<O>> steps = new ArrayList<>();

        public Builder(String title) {
            this.title = title;
        }

        /** Adds a step and gives its id, for others to wait for. */
        public String add(O operation, String cause, List<String> after) {
            String id = "s" + (steps.size() + 1);
            steps.add(new Step<>(id, operation, cause, after));
            return id;
        }

        public String add(O operation, String cause) {
            return add(operation, cause, List.of());
        }

        public Plan<O> build() {
            return new Plan<>(title, steps);
        }
    }
}
