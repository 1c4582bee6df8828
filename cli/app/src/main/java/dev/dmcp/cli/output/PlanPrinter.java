package dev.dmcp.cli.output;

import dev.dmcp.application.build.BuildPlan;
import dev.dmcp.application.plan.Operation;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import dev.dmcp.cli.option.OutputFlags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --dry-run} prints: the plan itself, for people or machines. */
public final class PlanPrinter {

    private PlanPrinter() {}

    /** For people or for machines, as the flags say. */
    public static String of(Plan<?> plan, OutputFlags output) {
        return output.isJson() ? json(plan) : plan.asText();
    }

    /** One JSON object: {@code {"plan": title, "steps": [{id, operation, cause, after, losesData}]}}. */
    public static String json(Plan<?> plan) {
        return json(plan, Map.of());
    }

    /**
     * As {@link #json(Plan)}, with further plans of the same answer.
     *
     * @param further by the names of the fields that they become, behind those of the first
     */
    public static String json(Plan<?> plan, Map<String, ? extends Plan<?>> further) {
        Map<String, Object> object = object(plan);
        further.forEach((name, other) -> object.put(name, object(other)));
        return JsonText.of(object) + "\n";
    }

    /** As {@link #json(Plan)}, with {@code "upToDate": [{name, tags, id, input}]}: why the others need not be built. */
    public static String json(BuildPlan plan) {
        Map<String, Object> object = object(plan.steps());
        object.put("upToDate", plan.upToDate().stream().map(PlanPrinter::image).toList());
        return JsonText.of(object) + "\n";
    }

    private static Map<String, Object> image(BuildPlan.UpToDate image) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", image.name());
        object.put("tags", image.tags());
        object.put("id", image.imageId());
        object.put("input", image.digest());
        return object;
    }

    private static Map<String, Object> object(Plan<?> plan) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("plan", plan.title());
        object.put("steps", plan.steps().stream().map(PlanPrinter::step).toList());
        return object;
    }

    private static Map<String, Object> step(Step<? extends Operation> step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", step.id());
        object.put("operation", step.operation().sentence());
        object.put("cause", step.cause());
        object.put("after", List.copyOf(step.after()));
        object.put("losesData", step.operation().losesData());
        return object;
    }
}
