package dev.dmcp.engine.docker.address;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user said about the engine, by flag and by environment.
 *
 * @param host {@code -H}
 * @param context {@code --context}
 * @param environment of the process; {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, {@code DOCKER_CONFIG},
 *     {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code DOCKER_CERT_PATH} are read
 * @param home the user's home folder
 */
public record EngineChoice(
        Optional<String> host, Optional<String> context, Map<String, String> environment, Path home) {
    public EngineChoice {
        environment = Map.copyOf(environment);
    }

    /** The variable, where it is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The folder of the docker CLI's own files. */
    public Path configFolder() {
        return variable("DOCKER_CONFIG").map(Path::of).orElse(home.resolve(".docker"));
    }
}
