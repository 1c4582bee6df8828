package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.FailedBuild;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.grpc.GrpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Solves on one connection. */
final class SolveSession implements ImageBuilder.Session {
    private static final Duration STATUS_GRACE = Duration.ofSeconds(5);

    private final GrpcChannel channel;
    private final ControlClient control;
    private final Sessions sessions;
    private final Reporter reporter;
    private final String address;

    SolveSession(GrpcChannel channel, Sessions sessions, Reporter reporter, String address) {
        this.channel = channel;
        this.control = new ControlClient(channel);
        this.sessions = sessions;
        this.reporter = reporter;
        this.address = address;
    }

    @Override
    public BuiltImage build(ImageBuild build) throws InterruptedException {
        long begin = System.nanoTime();
        reporter.report(new Event.Build.TargetStarted(build.name()));
        StatusTracker tracker = new StatusTracker(build.name(), reporter);
        try {
            Map<String, String> response = solve(build, tracker);
            BuiltImage image = new BuiltImage(
                    build.name(),
                    imageId(response),
                    tracker.stepCount(),
                    tracker.cachedCount(),
                    Duration.ofNanos(System.nanoTime() - begin));
            reporter.report(new Event.Build.TargetDone(
                    image.name(), image.id(), image.steps(), image.cachedSteps(), image.duration()));
            return image;
        } catch (GrpcException refused) {
            reporter.report(new Event.Build.TargetFailed(build.name()));
            throw failure(build, tracker, refused);
        } catch (IOException broken) {
            reporter.report(new Event.Build.TargetFailed(build.name()));
            throw new Failure.EngineUnreachable(
                    "lost the connection to the builder at `%s`: %s".formatted(address, broken.getMessage()),
                    "check that the engine still runs, then build again: finished steps are kept",
                    broken);
        }
    }

    private Map<String, String> solve(ImageBuild build, StatusTracker tracker)
            throws IOException, InterruptedException {
        String ref = Identity.random();
        GrpcCall solve =
                control.solve(SolveRequests.of(build, ref, sessions.of(build).id()));
        GrpcCall status = control.status(ref);
        Thread follower = Thread.ofPlatform().daemon().name("build-status").start(() -> follow(status, tracker));
        try {
            return ControlClient.exporterResponse(solve);
        } catch (IOException stopped) {
            if (Thread.interrupted()) {
                solve.cancel();
                status.cancel();
                throw new InterruptedException("the build was cancelled");
            }
            throw stopped;
        } finally {
            if (!Thread.currentThread().isInterrupted()) {
                // The last words of a failing step come on the other stream, perhaps a moment later.
                follower.join(STATUS_GRACE.toMillis());
            }
        }
    }

    private static void follow(GrpcCall status, StatusTracker tracker) {
        try {
            byte[] message;
            while ((message = status.receive()) != null) {
                tracker.accept(ControlClient.status(message));
            }
        } catch (IOException ended) {
            // The solve tells what happened; without it there is nothing to follow.
        }
    }

    /** The digest of the configuration is the engine's id of an image; newer stores name images by their manifest. */
    private static String imageId(Map<String, String> response) {
        return Optional.ofNullable(response.get("containerimage.config.digest"))
                .or(() -> Optional.ofNullable(response.get("containerimage.digest")))
                .orElse("");
    }

    private static Failure failure(ImageBuild build, StatusTracker tracker, GrpcException refused) {
        return new FailedBuild(
                        build.name(),
                        tracker.failedStep(),
                        withoutEnvelope(String.valueOf(refused.getMessage())),
                        tracker.lastLinesOfFailedStep(),
                        ErrorDetails.excerpt(refused.status(), dockerfile(build)))
                .toFailure();
    }

    private static String dockerfile(ImageBuild build) {
        return switch (build.input().dockerfile()) {
            case DockerfileSource.OnDisk(String path) -> path;
            case DockerfileSource.Inline inline -> "dockerfile_inline";
            case DockerfileSource.Remote(String path) -> path;
        };
    }

    /** What the builder calls itself is wrapped like this when one of its own calls failed. */
    private static String withoutEnvelope(String message) {
        int description = message.indexOf(" desc = ");
        return message.startsWith("rpc error: code = ") && description > 0
                ? message.substring(description + " desc = ".length())
                : message;
    }

    @Override
    public void close() {
        sessions.close();
        channel.close();
    }
}
