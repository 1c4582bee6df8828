package dev.dmcp.application.build;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.plan.PlanExecutor.AfterFailure;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.application.port.BuildLock;
import dev.dmcp.application.port.BuildMemory;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.application.port.ImageStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings images up to date: looks at the world, plans, and builds what is missing. */
public final class BuildImages {

    /** What the use case works with. */
    public record Tools(
            BuildInputs inputs,
            ImageStore images,
            ImageBuilder builder,
            BuildMemory memory,
            BuildLock lock,
            InstantSource clock) {}

    private final Tools tools;

    public BuildImages(Tools tools) {
        this.tools = tools;
    }

    /** Begins to look at the engine, which takes as long as reading the project does. */
    public EngineLook look() {
        return new EngineLook(tools.images());
    }

    /** Looks and plans; changes nothing. */
    public BuildPlan plan(BuildRequest request) throws InterruptedException {
        return plan(request, look());
    }

    /** Plans with a look at the engine that has begun before. */
    public BuildPlan plan(BuildRequest request, EngineLook engine) throws InterruptedException {
        BuildSnapshot snapshot = new LookAtBuild(tools, request, engine).snapshot();
        BuildPlan plan = BuildPlanner.plan(request, snapshot);
        // What was built before only matters where something is done now; mostly nothing is.
        return plan.steps().isEmpty()
                ? plan
                : BuildPlanner.plan(
                        request,
                        snapshot.withMemory(
                                tools.memory().inputs(request.project()),
                                tools.memory().history(request.project())));
    }

    /** Does what the plan says; the first image that cannot be built ends the others. */
    public List<ImageResult> run(String project, BuildPlan plan, Reporter reporter) {
        return run(project, plan, reporter, AfterFailure.CANCEL_RUNNING);
    }

    /**
     * Does what the plan says, and remembers it.
     *
     * @return one result for each image of the plan, built or not, by name
     * @throws dev.dmcp.application.failure.Failure when an image cannot be built
     */
    public List<ImageResult> run(String project, BuildPlan plan, Reporter reporter, AfterFailure afterFailure) {
        List<ImageResult> results = new ArrayList<>();
        plan.upToDate().forEach(image -> results.add(ImageResult.upToDate(image)));
        if (plan.steps().isEmpty()) {
            return results;
        }
        try (BuildLock.Held _ = tools.lock().shared(project)) {
            results.addAll(build(project, plan, reporter, afterFailure));
            remember(project, plan, results);
            plan.renamed().forEach(image -> results.add(ImageResult.upToDate(image)));
        }
        return results;
    }

    private List<ImageResult> build(String project, BuildPlan plan, Reporter reporter, AfterFailure afterFailure) {
        Map<String, BuiltImage> built = new LinkedHashMap<>();
        new RunBuild(tools.builder(), tools.images(), reporter, afterFailure)
                .run(plan)
                .forEach(image -> built.put(image.name(), image));
        List<EngineImage> images = tools.images().images();
        Map<String, Long> before = new HashMap<>();
        tools.memory().history(project).forEach(record -> before.put(record.name(), record.sizeBytes()));
        List<ImageResult> results = new ArrayList<>();
        for (var step : plan.steps().steps()) {
            if (step.operation() instanceof BuildOperation.BuildImage(var build)) {
                BuiltImage image = Objects.requireNonNull(built.get(build.name()));
                long size = sizeOf(images, build.tags());
                results.add(ImageResult.built(
                        image, build.tags(), step.cause(), size, before.getOrDefault(build.name(), 0L)));
            }
        }
        return results;
    }

    private static long sizeOf(List<EngineImage> images, List<String> tags) {
        return images.stream()
                .filter(image -> image.hasName(tags.getFirst()))
                .mapToLong(EngineImage::sizeBytes)
                .findFirst()
                .orElse(0);
    }

    private void remember(String project, BuildPlan plan, List<ImageResult> results) {
        Instant now = tools.clock().instant();
        List<BuildRecord> records = new ArrayList<>();
        for (ImageResult result : results) {
            if (result.built()) {
                InputDigest input = Objects.requireNonNull(plan.inputs().get(result.name()));
                tools.memory().rememberInput(project, result.name(), input.parts());
                records.add(result.record(now, input.shortValue()));
            }
        }
        for (BuildPlan.UpToDate image : plan.renamed()) {
            InputDigest input = Objects.requireNonNull(plan.inputs().get(image.name()));
            tools.memory().rememberInput(project, image.name(), input.parts());
            records.add(BuildRecord.renamed(now, image.name(), image.imageId(), image.digest(), image.sizeBytes()));
        }
        if (!records.isEmpty()) {
            tools.memory().append(project, records);
        }
    }
}
