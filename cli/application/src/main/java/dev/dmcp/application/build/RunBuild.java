package dev.dmcp.application.build;

import dev.dmcp.application.build.BuildOperation.BuildImage;
import dev.dmcp.application.build.BuildOperation.TagImage;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.plan.PlanExecutor.AfterFailure;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.application.port.ImageStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Does what a build plan says: all builds side by side, over one connection, those that wait for others after them. */
public final class RunBuild {
    private static final int PARALLELISM = 16;

    private final ImageBuilder builder;
    private final ImageStore images;
    private final Reporter reporter;
    private final AfterFailure afterFailure;

    /** @param afterFailure what becomes of the other images when one cannot be built */
    public RunBuild(ImageBuilder builder, ImageStore images, Reporter reporter, AfterFailure afterFailure) {
        this.builder = builder;
        this.images = images;
        this.reporter = reporter;
        this.afterFailure = afterFailure;
    }

    /**
     * Runs the plan.
     *
     * @return what was built, by name
     * @throws dev.dmcp.application.failure.Failure the first one, with further ones attached
     */
    public List<BuiltImage> run(BuildPlan plan) {
        if (plan.steps().isEmpty()) {
            return List.of();
        }
        List<ImageBuild> builds = plan.builds();
        ConcurrentLinkedQueue<BuiltImage> built = new ConcurrentLinkedQueue<>();
        try (OptionalSession session = new OptionalSession(builds)) {
            new PlanExecutor<BuildOperation>(
                            step -> {
                                switch (step.operation()) {
                                    case BuildImage(ImageBuild build) -> built.add(session.build(build));
                                    case TagImage(String imageId, String reference) -> images.tag(imageId, reference);
                                }
                            },
                            this::withoutBuildSteps,
                            PARALLELISM,
                            afterFailure)
                    .execute(plan.steps());
        }
        return built.stream().sorted(Comparator.comparing(BuiltImage::name)).toList();
    }

    /** A build tells of itself in more detail than the plan's steps could. */
    private void withoutBuildSteps(Event event) {
        boolean ofBuild = switch (event) {
            case Event.StepStarted started -> started.sentence().startsWith("build image ");
            case Event.StepDone done -> done.sentence().startsWith("build image ");
            case Event.StepFailed failed -> failed.sentence().startsWith("build image ");
            default -> false;
        };
        if (!ofBuild) {
            reporter.report(event);
        }
    }

    /** No connection is opened for a plan that only gives names. */
    private final class OptionalSession implements AutoCloseable {
        private final Optional<ImageBuilder.Session> session;

        OptionalSession(List<ImageBuild> builds) {
            session = builds.isEmpty() ? Optional.empty() : Optional.of(builder.open(builds, reporter));
        }

        BuiltImage build(ImageBuild build) throws InterruptedException {
            return session.orElseThrow().build(build);
        }

        @Override
        public void close() {
            session.ifPresent(ImageBuilder.Session::close);
        }
    }
}
