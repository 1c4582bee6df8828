package dev.dmcp.cli.wiring;

import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerEngine;
import dev.dmcp.engine.docker.DockerImageDigests;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Constructs what reaches a Docker engine; loaded only when one is asked for. */
final class EngineWiring {
    private EngineWiring() {}

    static ContainerEngine engine(Map<String, String> environment, Optional<String> host, Optional<String> context) {
        return new DockerEngine(new DockerApi(address(environment, host, context)), registry -> Optional.empty());
    }

    static ImageDigests imageDigests(Map<String, String> environment, Optional<String> host, Optional<String> context) {
        return new DockerImageDigests(new DockerApi(address(environment, host, context)));
    }

    private static EngineAddress address(
            Map<String, String> environment, Optional<String> host, Optional<String> context) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return new EngineAddressResolver(new EngineChoice(host, context, environment, home)).resolve();
    }
}
