package dev.dmcp.cli.wiring;

import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ContainerFigures;
import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.engine.buildkit.auth.RegistryLogins;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerContainerFigures;
import dev.dmcp.engine.docker.DockerEngine;
import dev.dmcp.engine.docker.DockerImageDigests;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.registry.RegistryPatience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Constructs what reaches a Docker engine; loaded only when one is asked for. */
final class EngineWiring {
    private EngineWiring() {}

    static ContainerEngine engine(
            Map<String, String> environment,
            Optional<String> host,
            Optional<String> context,
            Optional<Duration> registryTimeout) {
        EngineChoice choice = choice(environment, host, context);
        return new DockerEngine(api(choice), registry -> login(choice, registry), patience(registryTimeout));
    }

    static ImageDigests imageDigests(
            Map<String, String> environment,
            Optional<String> host,
            Optional<String> context,
            Optional<Duration> registryTimeout) {
        return new DockerImageDigests(api(choice(environment, host, context)), patience(registryTimeout));
    }

    /** @param registryTimeout empty for the usual times */
    static RegistryPatience patience(Optional<Duration> registryTimeout) {
        return registryTimeout.map(RegistryPatience::ofSilence).orElse(RegistryPatience.USUAL);
    }

    static ContainerFigures containerFigures(
            Map<String, String> environment, Optional<String> host, Optional<String> context) {
        return new DockerContainerFigures(api(choice(environment, host, context)));
    }

    private static EngineChoice choice(
            Map<String, String> environment, Optional<String> host, Optional<String> context) {
        return new EngineChoice(host, context, environment, Path.of(environment.getOrDefault("HOME", "/")));
    }

    private static DockerApi api(EngineChoice choice) {
        return new DockerApi(new EngineAddressResolver(choice).resolve());
    }

    static RegistryLogins logins(EngineChoice choice) {
        return new RegistryLogins(choice.configFolder(), choice.environment().getOrDefault("PATH", ""));
    }

    /** Who pulls or pushes, as the engine wants to be told: JSON in the URL's form of base64. */
    static Optional<String> login(EngineChoice choice, String registry) {
        String host = registry.equals("docker.io") ? "registry-1.docker.io" : registry;
        Credentials known = logins(choice).apply(host);
        if (known.equals(Credentials.NONE)) {
            return Optional.empty();
        }
        Map<String, String> login = known.user().isEmpty()
                ? Map.of("identitytoken", known.secret(), "serveraddress", registry)
                : Map.of("username", known.user(), "password", known.secret(), "serveraddress", registry);
        byte[] json = JsonText.of(login).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Base64.getUrlEncoder().encodeToString(json));
    }
}
