package dev.dmcp.engine.docker.address;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress.Tcp;
import dev.dmcp.engine.docker.address.EngineAddress.TlsFiles;
import dev.dmcp.engine.docker.address.EngineAddress.UnixSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the engine's address as the docker CLI does: {@code -H}, {@code --context}, {@code DOCKER_HOST},
 * {@code DOCKER_CONTEXT}, the current context of {@code config.json}, the standard socket.
 */
public final class EngineAddressResolver {
    private static final String STANDARD = "unix:///var/run/docker.sock";
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;
    private static final String FORMS =
            "use `unix:///path/to/socket`, `tcp://host:port` or the name of a docker context";

    private final EngineChoice choice;
    private final DockerContexts contexts;

    public EngineAddressResolver(EngineChoice choice) {
        this.choice = choice;
        this.contexts = new DockerContexts(choice.configFolder());
    }

    /** @throws Failure.InvalidInput when what was said cannot be understood or names no context */
    public EngineAddress resolve() {
        if (choice.host().isPresent() && choice.context().isPresent()) {
            throw new Failure.InvalidInput("`--host` and `--context` both name an engine", "leave one of the two away");
        }
        if (choice.host().isPresent()) {
            return address(choice.host().get(), environmentTls());
        }
        if (choice.context().isPresent()) {
            return ofContext(choice.context().get());
        }
        if (choice.variable("DOCKER_HOST").isPresent()) {
            return ofEnvironment();
        }
        return ofContext(choice.variable("DOCKER_CONTEXT").or(contexts::current).orElse("default"));
    }

    private EngineAddress ofContext(String name) {
        if (name.equals("default")) {
            return ofEnvironment();
        }
        DockerContexts.Endpoint endpoint = contexts.endpoint(name)
                .orElseThrow(() -> new Failure.InvalidInput(
                        "there is no docker context `%s` in `%s`".formatted(name, choice.configFolder()),
                        "`docker context ls` lists them"));
        return address(endpoint.host(), endpoint.tls());
    }

    private EngineAddress ofEnvironment() {
        return address(choice.variable("DOCKER_HOST").orElse(STANDARD), environmentTls());
    }

    private Optional<TlsFiles> environmentTls() {
        boolean verify = choice.variable("DOCKER_TLS_VERIFY").isPresent();
        if (!verify && choice.variable("DOCKER_TLS").isEmpty()) {
            return Optional.empty();
        }
        Path folder = choice.variable("DOCKER_CERT_PATH").map(Path::of).orElse(choice.configFolder());
        return Optional.of(new TlsFiles(folder, verify));
    }

    private static EngineAddress address(String text, Optional<TlsFiles> tls) {
        String full = text.contains("://") ? text : "tcp://" + text;
        try {
            URI uri = new URI(full);
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" -> new UnixSocket(Path.of(full.substring("unix://".length())));
                case "tcp", "http", "https" -> tcp(uri, tls);
                default ->
                    throw new Failure.InvalidInput(
                            "the engine's address `%s` has a scheme that dmcp does not speak".formatted(text), FORMS);
            };
        } catch (URISyntaxException unreadable) {
            throw new Failure.InvalidInput("the engine's address `%s` cannot be read".formatted(text), FORMS);
        }
    }

    private static EngineAddress tcp(URI uri, Optional<TlsFiles> tls) {
        if (uri.getHost() == null) {
            throw new Failure.InvalidInput("the engine's address `%s` names no host".formatted(uri), FORMS);
        }
        int standardPort = tls.isPresent() ? TLS_PORT : PLAIN_PORT;
        return new Tcp(uri.getHost(), uri.getPort() < 0 ? standardPort : uri.getPort(), tls);
    }
}
