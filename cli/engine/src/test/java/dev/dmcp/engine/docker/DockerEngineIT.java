package dev.dmcp.engine.docker;

import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ContainerEngineContract;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.registry.RegistryPatience;
import java.nio.file.Path;
import java.util.Optional;

/** The contract on the engine of this machine. */
class DockerEngineIT extends ContainerEngineContract {
    private final DockerEngine engine = new DockerEngine(
            new DockerApi(new EngineAddressResolver(new EngineChoice(
                            Optional.empty(),
                            Optional.empty(),
                            System.getenv(),
                            Path.of(System.getProperty("user.home"))))
                    .resolve()),
            registry -> Optional.empty(),
            RegistryPatience.USUAL);

    @Override
    protected ContainerEngine engine() {
        return engine;
    }

    /** Made by {@code scripts/base-images}. */
    @Override
    protected String image() {
        return "localhost:5000/mirror/library/debian:bookworm-slim";
    }
}
