package dev.dmcp.engine.docker;

import java.util.Optional;

/** Who we are to a registry. */
@FunctionalInterface
public interface RegistryCredentials {
    /**
     * The value of the engine's {@code X-Registry-Auth} header.
     *
     * @param registry host and port; {@code docker.io} for Docker Hub
     */
    Optional<String> header(String registry);
}
