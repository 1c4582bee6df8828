package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.DockerfileFinding;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.control.GatewayClient;
import dev.dmcp.engine.buildkit.control.SolveRequest;
import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.registry.RegistryPatience;
import dev.dmcp.engine.registry.StallWatch;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the Dockerfile frontend what it has to say about Dockerfiles; nothing is built. */
final class CheckSolves {
    private static final String QUESTION = "frontend.lint";

    private final GrpcChannel channel;
    private final Sessions sessions;
    private final RegistryPatience patience;

    CheckSolves(GrpcChannel channel, Sessions sessions, RegistryPatience patience) {
        this.channel = channel;
        this.sessions = sessions;
        this.patience = patience;
    }

    /** Targets of one Dockerfile share many findings; each is told once. */
    List<DockerfileFinding> check(List<ImageBuild> builds) throws IOException {
        Set<DockerfileFinding> findings = new LinkedHashSet<>();
        for (ImageBuild build : builds) {
            findings.addAll(check(build));
        }
        return findings.stream()
                .sorted(Comparator.comparing(DockerfileFinding::file).thenComparing(DockerfileFinding::line))
                .toList();
    }

    private List<DockerfileFinding> check(ImageBuild build) throws IOException {
        String ref = Identity.random();
        ControlClient control = new ControlClient(channel);
        // Without a frontend and a definition: the builder waits for what we ask within.
        GrpcCall solve = control.solve(new SolveRequest(
                ref, sessions.of(build).id(), "", Map.of(), List.of(), List.of(), List.of(), List.of()));
        StatusTracker tracker = new StatusTracker(build.name(), Reporter.silent());
        GrpcCall status = control.status(ref);
        Thread.ofPlatform().daemon().name("check-status").start(() -> tracker.follow(status));
        GatewayClient gateway = new GatewayClient(channel, ref);
        try (StallWatch watch = StallWatch.over(() -> tracker.registrySilence(patience), patience, gateway::cancel)) {
            return answer(build, gateway, watch);
        } finally {
            status.cancel();
            solve.cancel();
        }
    }

    private static List<DockerfileFinding> answer(ImageBuild build, GatewayClient gateway, StallWatch watch)
            throws IOException {
        try {
            Map<String, String> attributes = new TreeMap<>(SolveRequests.attributes(build));
            attributes.put("requestid", QUESTION);
            Map<String, String> answer = gateway.ask(SolveRequests.FRONTEND, attributes);
            gateway.end();
            return CheckAnswer.read(file(build), answer.getOrDefault("result.json", "{}"));
        } catch (GrpcException refused) {
            watch.throwIfStalled();
            throw refusal(build, String.valueOf(refused.getMessage()));
        } catch (IOException broken) {
            watch.throwIfStalled();
            throw broken;
        }
    }

    private static Failure refusal(ImageBuild build, String words) {
        return words.contains(QUESTION) || words.contains("unsupported request")
                ? new Failure.OperationFailed(
                        "this builder cannot check Dockerfiles",
                        "its Dockerfile frontend is older than 1.8; update the engine, or name a newer one in the"
                                + " Dockerfile: `# syntax=docker/dockerfile:1`")
                : new Failure.OperationFailed("cannot check the Dockerfile of `%s`: %s".formatted(build.name(), words));
    }

    private static String file(ImageBuild build) {
        return switch (build.input().dockerfile()) {
            case DockerfileSource.OnDisk(String path) -> path;
            case DockerfileSource.Inline inline -> build.name() + " (dockerfile_inline)";
            case DockerfileSource.Remote(String path) -> path;
        };
    }
}
