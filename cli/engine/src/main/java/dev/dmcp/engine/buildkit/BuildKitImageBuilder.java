package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.session.CredentialService;
import dev.dmcp.engine.buildkit.session.SecretService;
import dev.dmcp.engine.buildkit.session.SessionService;
import dev.dmcp.engine.buildkit.session.SshService;
import dev.dmcp.engine.buildkit.transport.BuilderConnector;
import dev.dmcp.engine.buildkit.transport.Duplex;
import dev.dmcp.engine.buildkit.transport.NoBuilderException;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.UnixConnector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds images by the engine's own BuildKit, over its gRPC interface. */
public final class BuildKitImageBuilder implements ImageBuilder {
    private final Connector connector;
    private final Function<String, CredentialService.Credentials> credentials;
    private final Map<String, String> environment;
    private final String machine;
    private final String address;

    /**
     * @param address of the engine, for messages
     * @param credentials from a registry's host to the user's credentials
     * @param environment where secrets may be read
     * @param machine tells this machine and user from others that build on the same engine
     */
    public BuildKitImageBuilder(
            Connector connector,
            String address,
            Function<String, CredentialService.Credentials> credentials,
            Map<String, String> environment,
            String machine) {
        this.connector = connector;
        this.credentials = credentials;
        this.environment = Map.copyOf(environment);
        this.machine = machine;
        this.address = address;
    }

    @Override
    public Session open(List<ImageBuild> builds, Reporter reporter) {
        try {
            Duplex wire = BuilderConnector.connect(connector);
            GrpcChannel channel = new GrpcChannel(wire, "buildkit");
            Sessions sessions = Sessions.open(new ControlClient(channel), builds, machine, this::services);
            return new SolveSession(channel, sessions, reporter, address);
        } catch (NoBuilderException tooOld) {
            throw new Failure.EngineUnreachable(
                    "the engine at `%s` has no BuildKit".formatted(address),
                    "dmcp builds on Docker Engine 20.10 or newer, with BuildKit not switched off",
                    tooOld);
        } catch (IOException unreachable) {
            throw unreachable(address, unreachable);
        }
    }

    /** An interrupted thread's connection is closed by the JDK, which looks like one that cannot be had. */
    static Failure unreachable(String address, IOException why) {
        return Thread.currentThread().isInterrupted()
                ? new Failure.Interrupted("interrupted")
                : new Failure.EngineUnreachable(address, why);
    }

    private List<SessionService> services(BuildOptions options) {
        List<SessionService> services = new ArrayList<>();
        services.add(new CredentialService(credentials));
        Map<String, SecretService.Source> secrets = new LinkedHashMap<>();
        Map<String, Connector> agents = new LinkedHashMap<>();
        options.secrets().forEach(secret -> secrets.put(secret.id(), source(secret)));
        options.sshAgents().forEach(agent -> agents.put(agent.id(), new UnixConnector(Path.of(agent.socket()))));
        if (!secrets.isEmpty()) {
            services.add(new SecretService(secrets));
        }
        if (!agents.isEmpty()) {
            services.add(new SshService(agents));
        }
        return services;
    }

    private SecretService.Source source(BuildOptions.SecretSource secret) {
        return switch (secret.kind()) {
            case FILE -> () -> Files.readAllBytes(Path.of(secret.source()));
            case ENVIRONMENT ->
                () -> {
                    String value = environment.get(secret.source());
                    if (value == null) {
                        throw new IOException("environment variable " + secret.source() + " is not set");
                    }
                    return value.getBytes(StandardCharsets.UTF_8);
                };
        };
    }
}
