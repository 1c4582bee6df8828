package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.DockerfileFinding;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.DockerfileChecker;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.transport.BuilderConnector;
import dev.dmcp.engine.buildkit.transport.NoBuilderException;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.util.List;

/** Builds images by a BuildKit, the engine's own or another, over its gRPC interface. */
public final class BuildKitImageBuilder implements ImageBuilder, DockerfileChecker {
    private final BuilderPlace place;
    private final DockerImageTransfer engine;
    private final ThisMachine machine;
    private final RegistryPatience patience;

    /** @param engine where images are to be in the end */
    public BuildKitImageBuilder(
            BuilderPlace place, DockerImageTransfer engine, ThisMachine machine, RegistryPatience patience) {
        this.place = place;
        this.engine = engine;
        this.machine = machine;
        this.patience = patience;
    }

    @Override
    public Session open(List<ImageBuild> builds, Reporter reporter) {
        return connected(channel -> open(channel, builds, reporter));
    }

    @Override
    public List<DockerfileFinding> check(List<ImageBuild> builds) {
        return connected(channel -> {
            try (channel) {
                ControlClient control = new ControlClient(channel);
                BuilderAbilities abilities = BuilderAbilities.assumed(place.kind());
                try (Sessions sessions =
                        Sessions.open(control, abilities, builds, machine.name(), services(abilities))) {
                    return new CheckSolves(channel, sessions, patience).check(builds);
                }
            }
        });
    }

    /** What is done on a new connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(GrpcChannel channel) throws IOException;
    }

    /** The connection stays open where the work succeeds. */
    private <T> T connected(Work<T> work) {
        try {
            GrpcChannel channel = new GrpcChannel(BuilderConnector.connect(place.connector()), "buildkit");
            try {
                return work.on(channel);
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
        } catch (NoBuilderException tooOld) {
            throw place.kind() == BuilderPlace.Kind.ENGINE
                    ? new Failure.EngineUnreachable(
                            "the engine at `%s` has no BuildKit".formatted(place.address()),
                            "dmcp builds on Docker Engine 20.10 or newer, with BuildKit not switched off",
                            tooOld)
                    : new Failure.EngineUnreachable(
                            "what answers at `%s` does not speak as a builder does".formatted(place.address()),
                            "check the address; a builder that wants TLS needs `--builder-tls FOLDER`",
                            tooOld);
        } catch (IOException unreachable) {
            throw place.kind() == BuilderPlace.Kind.ENGINE
                    ? unreachable(place.address(), unreachable)
                    : builderUnreachable(unreachable);
        }
    }

    private Failure builderUnreachable(IOException why) {
        return Thread.currentThread().isInterrupted()
                ? new Failure.Interrupted("interrupted")
                : new Failure.EngineUnreachable(
                        "cannot reach the builder at `%s`: %s".formatted(place.address(), why.getMessage()),
                        "start it, or choose another one with `--builder` (`default` is the engine's own)",
                        why);
    }

    private Session open(GrpcChannel channel, List<ImageBuild> builds, Reporter reporter) throws IOException {
        ControlClient control = new ControlClient(channel);
        BuilderAbilities abilities = abilities(control, builds);
        Sessions sessions = Sessions.open(control, abilities, builds, machine.name(), services(abilities));
        return new SolveSession(channel, sessions, abilities, engine, reporter, place.address(), machine, patience);
    }

    /** Asked only where something is wanted that not every builder can do: one call less for all others. */
    private BuilderAbilities abilities(ControlClient control, List<ImageBuild> builds) throws IOException {
        if (!AbilityCheck.isNeededFor(builds)) {
            return BuilderAbilities.assumed(place.kind());
        }
        BuilderAbilities abilities = BuilderAbilities.of(place.kind(), control.workers());
        AbilityCheck.require(abilities, builds, place.address());
        if (place.kind() == BuilderPlace.Kind.ENGINE) {
            new ScannerCheck(engine, patience).require(builds);
        }
        return abilities;
    }

    /** An interrupted thread's connection is closed by the JDK, which looks like one that cannot be had. */
    static Failure unreachable(String address, IOException why) {
        return Thread.currentThread().isInterrupted()
                ? new Failure.Interrupted("interrupted")
                : new Failure.EngineUnreachable(address, why);
    }

    private SessionServices services(BuilderAbilities abilities) {
        return new SessionServices(machine, engine, abilities);
    }
}
