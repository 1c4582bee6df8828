package dev.dmcp.engine.buildkit.store;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.auth.RegistryLogins;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One engine with the containerd image store for all tests of this package; starts with the first, ends after the last. */
public final class StoreFixture implements BeforeAllCallback, ParameterResolver {

    /** What the tests share. */
    static final class Store implements AutoCloseable {
        private static final RegistryPatience USUAL = patience(Duration.ofMinutes(1));

        final Path folder;
        final EngineNetwork network;
        final Certificates certificates;
        final SecondEngine engine;
        final int tlsPort;
        final List<Event> events = Collections.synchronizedList(new ArrayList<>());

        Store() throws Exception {
            folder = Files.createTempDirectory("dmcp-store");
            network = new EngineNetwork();
            certificates = new Certificates(folder.resolve("tls"), network.address());
            tlsPort = Programs.freePort("127.0.0.1");
            Path server = certificates.server();
            engine = SecondEngine.start(
                    folder.resolve("engine"),
                    folder.resolve("data"),
                    network,
                    certificates.authority(),
                    "--host=tcp://127.0.0.1:" + tlsPort,
                    "--tlsverify",
                    "--tlscacert=" + server.resolve("ca.pem"),
                    "--tlscert=" + server.resolve("cert.pem"),
                    "--tlskey=" + server.resolve("key.pem"));
        }

        /** @param answer how long a registry may say nothing */
        static RegistryPatience patience(Duration answer) {
            return new RegistryPatience(List.of(Duration.ofMillis(10)), answer, Duration.ofMinutes(1));
        }

        /** With the logins of a docker configuration. */
        ImageBuilder builder(Path dockerConfiguration) {
            return builder(engine.address(), dockerConfiguration, USUAL);
        }

        static ImageBuilder builder(EngineAddress engine, Path dockerConfiguration, RegistryPatience patience) {
            RegistryLogins logins = new RegistryLogins(dockerConfiguration, dockerConfiguration.toString());
            return new BuildKitImageBuilder(
                    BuilderPlace.engine(DockerApi.connector(engine), engine.text()),
                    new DockerImageTransfer(new DockerApi(engine), registry -> header(logins.apply(registry))),
                    new ThisMachine(logins, Map.of(), "test"),
                    patience);
        }

        private static Optional<String> header(Credentials login) {
            String json = "{\"username\":\"" + login.user() + "\",\"password\":\"" + login.secret() + "\"}";
            return Optional.of(json)
                    .filter(known -> !login.secret().isEmpty())
                    .map(known -> Base64.getUrlEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8)));
        }

        BuiltImage build(ImageBuild build) throws InterruptedException {
            return build(builder(folder), build);
        }

        BuiltImage build(ImageBuilder builder, ImageBuild build) throws InterruptedException {
            events.clear();
            try (ImageBuilder.Session session = builder.open(List.of(build), events::add)) {
                return session.build(build);
            }
        }

        /** Of the last build; all others were taken from somewhere. */
        List<String> stepsThatRan() {
            return events.stream()
                    .filter(event -> event instanceof Event.Build.StepDone done && !done.cached())
                    .map(event -> ((Event.Build.StepDone) event).name())
                    .filter(name -> name.startsWith("[") && !name.startsWith("[internal]"))
                    .toList();
        }

        /** The engine has neither steps nor images any more. */
        void forgetEverything() throws IOException {
            engine.docker("builder", "prune", "-af");
            engine.docker("image", "prune", "-af");
        }

        static ImageBuild image(Path context, String tag, BuildOptions options) {
            return new ImageBuild("web", List.of(tag), BuildInput.folder(context.toString()), options, Map.of());
        }

        /** A context whose images hold a shell and nothing else, so that they come from no registry. */
        Path context(String name, String dockerfile) throws IOException {
            Path context = Files.createDirectories(folder.resolve("contexts").resolve(name));
            Path busybox = context.resolve("busybox");
            if (!Files.exists(busybox)) {
                Files.copy(Path.of("/bin/busybox"), busybox);
            }
            Files.writeString(context.resolve("Dockerfile"), dockerfile);
            return context;
        }

        @Override
        public void close() throws IOException {
            engine.close();
            network.close();
            Programs.run("rm", "-rf", folder.toString());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        store(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Store.class;
    }

    @Override
    public Store resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context);
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(StoreFixture.class))
                .computeIfAbsent(Store.class, type -> started(), Store.class);
    }

    private static Store started() {
        try {
            return new Store();
        } catch (Exception problem) {
            throw new IllegalStateException(
                    "these tests start an engine and registries of their own, which needs root, `dockerd`,"
                            + " `docker-registry`, `openssl` and a static `/bin/busybox`",
                    problem);
        }
    }
}
