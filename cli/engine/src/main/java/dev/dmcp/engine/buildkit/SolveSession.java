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
import dev.dmcp.engine.buildkit.control.SolveRequest;
import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.registry.RegistryPatience;
import dev.dmcp.engine.registry.StallWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Solves on one connection. */
final class SolveSession implements ImageBuilder.Session {
    private static final Duration STATUS_GRACE = Duration.ofSeconds(5);

    private final GrpcChannel channel;
    private final ControlClient control;
    private final Sessions sessions;
    private final BuilderAbilities abilities;
    private final DockerImageTransfer engine;
    private final Reporter reporter;
    private final String address;
    private final ThisMachine machine;
    private final CacheEntries caches;
    private final RegistryPatience patience;

    SolveSession(
            GrpcChannel channel,
            Sessions sessions,
            BuilderAbilities abilities,
            DockerImageTransfer engine,
            Reporter reporter,
            String address,
            ThisMachine machine,
            RegistryPatience patience) {
        this.channel = channel;
        this.control = new ControlClient(channel);
        this.sessions = sessions;
        this.abilities = abilities;
        this.engine = engine;
        this.reporter = reporter;
        this.address = address;
        this.machine = machine;
        this.caches = new CacheEntries(machine.environment(), words -> reporter.report(new Event.Warning(words)));
        this.patience = patience;
    }

    @Override
    public BuiltImage build(ImageBuild build) throws InterruptedException {
        long begin = System.nanoTime();
        reporter.report(new Event.Build.TargetStarted(build.name()));
        if (SolveRequests.isReproducible(build) && !abilities.keepsImages()) {
            reporter.report(new Event.Warning(
                    "`%s` gets the time of `SOURCE_DATE_EPOCH`, but its files keep theirs:".formatted(build.name())
                            + " only a builder with the containerd image store can set those"));
        }
        try {
            Result result = solveInsisting(build);
            pushByTheEngine(build);
            StatusTracker tracker = result.tracker();
            BuiltImage image = new BuiltImage(
                    build.name(),
                    imageId(result.response()),
                    tracker.stepCount(),
                    tracker.cachedCount(),
                    Duration.ofNanos(System.nanoTime() - begin));
            reporter.report(new Event.Build.TargetDone(
                    image.name(), image.id(), image.steps(), image.cachedSteps(), image.duration()));
            return image;
        } catch (Failure | InterruptedException failed) {
            reporter.report(new Event.Build.TargetFailed(build.name()));
            throw failed;
        } catch (IOException broken) {
            reporter.report(new Event.Build.TargetFailed(build.name()));
            throw new Failure.EngineUnreachable(
                    "lost the connection to the builder at `%s`: %s".formatted(address, broken.getMessage()),
                    "check that the engine still runs, then build again: finished steps are kept",
                    broken);
        }
    }

    private record Result(Map<String, String> response, StatusTracker tracker) {}

    /** Steps that are done stay done, so that another attempt begins where a registry refused. */
    private Result solveInsisting(ImageBuild build) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            StatusTracker tracker = new StatusTracker(build.name(), reporter);
            try {
                return new Result(solve(build, tracker), tracker);
            } catch (GrpcException refused) {
                String words = withoutEnvelope(String.valueOf(refused.getMessage()));
                Optional<Duration> pause =
                        RegistryPatience.mayPass(words) ? patience.pauseAfter(attempt) : Optional.empty();
                if (pause.isEmpty()) {
                    throw failure(build, tracker, refused, words);
                }
                RegistryPatience.pause(build.name(), words, pause.get(), reporter);
            }
        }
    }

    private Map<String, String> solve(ImageBuild build, StatusTracker tracker)
            throws IOException, InterruptedException {
        String ref = Identity.random();
        List<SolveRequest.Cache> imports = caches.imports(build.options().cacheFrom());
        List<SolveRequest.Cache> exports = caches.exports(build.options().cacheTo());
        SolveRequest request = SolveRequests.of(
                build.withInput(machine.proxies().apply(build.input())),
                abilities,
                ref,
                sessions.of(build).id(),
                imports,
                exports);
        GrpcCall solve = control.solve(request);
        GrpcCall status = control.status(ref);
        Thread follower = Thread.ofPlatform().daemon().name("build-status").start(() -> tracker.follow(status));
        try (StallWatch watch = StallWatch.over(() -> tracker.registrySilence(patience), patience, solve::cancel)) {
            Map<String, String> response = answer(solve, status, watch);
            CacheEntries.keep(build.options().cacheTo(), response);
            return response;
        } finally {
            if (!Thread.currentThread().isInterrupted()) {
                // The last words of a failing step come on the other stream, perhaps a moment later.
                follower.join(STATUS_GRACE.toMillis());
            }
        }
    }

    private static Map<String, String> answer(GrpcCall solve, GrpcCall status, StallWatch watch)
            throws IOException, InterruptedException {
        try {
            return ControlClient.exporterResponse(solve);
        } catch (IOException stopped) {
            if (Thread.interrupted()) {
                solve.cancel();
                status.cancel();
                throw new InterruptedException("the build was cancelled");
            }
            watch.throwIfStalled();
            throw stopped;
        }
    }

    /** Engines without the containerd image store ignore a push that their builder is asked for. */
    private void pushByTheEngine(ImageBuild build) throws InterruptedException {
        if (!build.options().push() || SolveRequests.isPushedByTheBuilder(build, abilities)) {
            return;
        }
        for (String tag : build.tags()) {
            new EnginePush(engine, build.name(), tag, patience, reporter).run();
        }
    }

    /** The digest of the configuration is the engine's id of an image; newer stores name images by their manifest. */
    private static String imageId(Map<String, String> response) {
        return Optional.ofNullable(response.get("containerimage.config.digest"))
                .or(() -> Optional.ofNullable(response.get("containerimage.digest")))
                .orElse("");
    }

    private static Failure failure(ImageBuild build, StatusTracker tracker, GrpcException refused, String words) {
        Failure failure = new FailedBuild(
                        build.name(),
                        tracker.failedStep(),
                        words,
                        tracker.lastLinesOfFailedStep(),
                        ErrorDetails.excerpt(refused.status(), dockerfile(build)))
                .toFailure();
        if (!RegistryPatience.mayPass(words)) {
            return failure;
        }
        // Where nobody answered at all, the usual advice is the better one.
        String hint = words.contains("timeout")
                ? failure.hint().orElse(RegistryPatience.IN_TROUBLE)
                : RegistryPatience.IN_TROUBLE;
        return new Failure.TryAgain(failure.sentence(), hint);
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
