package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.session.CredentialService;
import dev.dmcp.engine.buildkit.session.LoadService;
import dev.dmcp.engine.buildkit.session.SecretService;
import dev.dmcp.engine.buildkit.session.SessionService;
import dev.dmcp.engine.buildkit.session.SshService;
import dev.dmcp.engine.buildkit.ssh.SshAgents;
import dev.dmcp.engine.docker.DockerImageTransfer;
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

/** What sessions offer beside folders: credentials, secrets, SSH agents, and a way into the engine. */
final class SessionServices implements AutoCloseable {
    private final ThisMachine machine;
    private final DockerImageTransfer engine;
    private final BuilderAbilities abilities;
    private final SshAgents agents;

    SessionServices(ThisMachine machine, DockerImageTransfer engine, BuilderAbilities abilities) {
        this.machine = machine;
        this.engine = engine;
        this.abilities = abilities;
        this.agents = new SshAgents(machine.environment().getOrDefault("PATH", ""));
    }

    List<SessionService> of(ImageBuild build) {
        List<SessionService> services = new ArrayList<>();
        services.add(new CredentialService(machine.credentials()));
        BuildOptions options = build.options();
        if (!options.secrets().isEmpty()) {
            Map<String, SecretService.Source> secrets = new LinkedHashMap<>();
            options.secrets().forEach(secret -> secrets.put(secret.id(), source(secret)));
            services.add(new SecretService(secrets));
        }
        if (!options.sshAgents().isEmpty()) {
            services.add(new SshService(connectors(options.sshAgents())));
        }
        if (SolveRequests.isBroughtToTheEngine(build, abilities)) {
            services.add(new LoadService(engine::load));
        }
        return services;
    }

    /** Of two with the same id the later one counts. */
    private Map<String, Connector> connectors(List<BuildOptions.SshAgent> wanted) {
        Map<String, BuildOptions.SshAgent> byId = new LinkedHashMap<>();
        wanted.forEach(agent -> byId.put(agent.id(), agent));
        Map<String, Connector> connectors = new LinkedHashMap<>();
        byId.forEach((id, agent) -> connectors.put(id, new UnixConnector(agents.socket(agent))));
        return connectors;
    }

    private SecretService.Source source(BuildOptions.SecretSource secret) {
        if (secret.kind() == BuildOptions.SecretSource.Kind.FILE && !Files.isReadable(Path.of(secret.source()))) {
            throw new Failure.InvalidInput(
                    "the secret `%s` is to come from `%s`, which cannot be read"
                            .formatted(secret.id(), secret.source()),
                    "check the path; `id=NAME,env=VARIABLE` takes a variable instead");
        }
        return switch (secret.kind()) {
            case FILE -> () -> Files.readAllBytes(Path.of(secret.source()));
            case ENVIRONMENT ->
                () -> {
                    String value = machine.environment().get(secret.source());
                    if (value == null) {
                        throw new IOException("environment variable " + secret.source() + " is not set");
                    }
                    return value.getBytes(StandardCharsets.UTF_8);
                };
        };
    }

    @Override
    public void close() {
        agents.close();
    }
}
