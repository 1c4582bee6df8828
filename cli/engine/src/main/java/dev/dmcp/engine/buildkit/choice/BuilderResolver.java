package dev.dmcp.engine.buildkit.choice;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerExec;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.docker.address.TlsContext;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.TcpConnector;
import dev.dmcp.engine.docker.http.TcpConnector.TlsSettings;
import dev.dmcp.engine.docker.http.UnixConnector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the builder as docker buildx does: {@code --builder}, {@code BUILDX_BUILDER}, the one that
 * {@code docker buildx use} chose for the engine, else the engine's own.
 */
public final class BuilderResolver {
    private static final String FORMS =
            "use `unix:///path/to/buildkitd.sock`, `tcp://host:port`, `docker-container://CONTAINER`, `default` for the"
                    + " engine's own, or the name of a builder of docker buildx";
    private static final int PORT = 1234;
    private static final String CONTAINER = "docker-container://";
    /** What builders speak; some refuse a TLS connection that was not opened for it. */
    private static final List<String> PROTOCOLS = List.of("h2");

    private final EngineChoice choice;
    private final DockerApi engine;
    private final Function<String, DockerApi> contexts;
    private final BuildxBuilders buildx;

    /**
     * A resolver for one engine.
     *
     * @param engine the one that is meant, to which results are brought
     * @param contexts from the name of a docker context to its engine
     */
    public BuilderResolver(EngineChoice choice, DockerApi engine, Function<String, DockerApi> contexts) {
        this.choice = choice;
        this.engine = engine;
        this.contexts = contexts;
        this.buildx = new BuildxBuilders(Path.of(choice.environment()
                .getOrDefault(
                        "BUILDX_CONFIG", choice.configFolder().resolve("buildx").toString())));
    }

    /**
     * The builder.
     *
     * @param said {@code --builder}
     * @param tls the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem} for {@code tcp://}
     * @throws Failure.InvalidInput when what was said names no builder
     */
    public BuilderPlace resolve(Optional<String> said, Optional<Path> tls) {
        Optional<String> name = said.or(
                        () -> Optional.ofNullable(choice.environment().get("BUILDX_BUILDER")))
                .filter(text -> !text.isEmpty())
                .or(() -> buildx.current(contextOrAddress()));
        if (name.isEmpty() || name.get().equals("default")) {
            return ofEngine();
        }
        String text = name.get();
        return text.contains("://") ? ofAddress(text, tls.map(BuilderResolver::inFolder)) : ofBuildx(text);
    }

    private BuilderPlace ofEngine() {
        return BuilderPlace.engine(
                DockerApi.connector(engine.address()), engine.address().text());
    }

    /** By this buildx knows an engine: its context's name, or the address where there is none. */
    private String contextOrAddress() {
        return choice.context().orElse(engine.address().text());
    }

    private BuilderPlace ofAddress(String text, Optional<TlsSettings> tls) {
        if (text.startsWith(CONTAINER)) {
            return inContainer(engine, text.substring(CONTAINER.length()), text);
        }
        try {
            URI uri = new URI(text);
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" -> BuilderPlace.standalone(new UnixConnector(Path.of(text.substring(7))), text);
                case "tcp" -> BuilderPlace.standalone(tcp(uri, tls), text);
                default ->
                    throw new Failure.InvalidInput(
                            "the builder's address `%s` has a scheme that dmcp does not speak".formatted(text), FORMS);
            };
        } catch (URISyntaxException unreadable) {
            throw new Failure.InvalidInput("the builder's address `%s` cannot be read".formatted(text), FORMS);
        }
    }

    private static Connector tcp(URI uri, Optional<TlsSettings> tls) {
        if (uri.getHost() == null) {
            throw new Failure.InvalidInput("the builder's address `%s` names no host".formatted(uri), FORMS);
        }
        return new TcpConnector(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort(), tls);
    }

    private static TlsSettings inFolder(Path folder) {
        return new TlsSettings(
                TlsContext.of(new EngineAddress.TlsFiles(folder, true)), true, Optional.empty(), PROTOCOLS);
    }

    private BuilderPlace ofBuildx(String name) {
        BuildxBuilders.Builder builder = buildx.named(name).orElseThrow(() -> unknown(name));
        return switch (builder.driver()) {
            case "docker" -> ofEngine();
            case "docker-container" ->
                inContainer(engineAt(builder.endpoint()), "buildx_buildkit_" + builder.node(), name);
            case "remote" -> ofAddress(builder.endpoint(), ofOptions(builder.options()));
            default ->
                throw new Failure.InvalidInput(
                        "the builder `%s` has the driver `%s`, which dmcp does not speak"
                                .formatted(name, builder.driver()),
                        "build with buildx and the bake file that `dmcp generate` wrote:"
                                + " `docker buildx bake --builder %s`".formatted(name));
        };
    }

    private Failure unknown(String name) {
        List<String> known = buildx.names();
        return new Failure.InvalidInput(
                "there is no builder `%s`".formatted(name),
                known.isEmpty() ? FORMS : "builders: default, " + String.join(", ", known));
    }

    private DockerApi engineAt(String endpoint) {
        if (endpoint.isEmpty() || endpoint.equals(contextOrAddress()) || endpoint.equals("default")) {
            return engine;
        }
        return endpoint.contains("://") ? engine : contexts.apply(endpoint);
    }

    private static BuilderPlace inContainer(DockerApi engine, String container, String shown) {
        DockerExec exec = new DockerExec(
                engine,
                container,
                List.of("buildctl", "dial-stdio"),
                "start the builder with `docker buildx inspect --bootstrap`, or choose another one with `--builder`");
        return BuilderPlace.standalone(exec, shown);
    }

    private static Optional<TlsSettings> ofOptions(Map<String, String> options) {
        if (!options.containsKey("cacert")) {
            return Optional.empty();
        }
        return Optional.of(new TlsSettings(
                TlsContext.of(
                        Path.of(options.get("cacert")),
                        Optional.ofNullable(options.get("cert")).map(Path::of),
                        Optional.ofNullable(options.get("key")).map(Path::of)),
                true,
                Optional.ofNullable(options.get("servername")),
                PROTOCOLS));
    }
}
