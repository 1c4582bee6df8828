package dev.dmcp.cli.wiring;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.RollBack;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.application.port.DockerfileChecker;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.cli.option.BuilderChoice;
import dev.dmcp.engine.buildkit.BuildKitCache;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.auth.ProxyArguments;
import dev.dmcp.engine.buildkit.choice.BuilderResolver;
import dev.dmcp.engine.buildkit.filesync.ContextFiles;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageStore;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.files.DigestMemory;
import dev.dmcp.engine.files.FileBuildLock;
import dev.dmcp.engine.files.FileBuildMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Constructs what builds and removes images; loaded only when one of these is asked for. */
final class BuildWiring {
    private final Map<String, String> environment;
    private final EngineChoice choice;
    private final EngineAddress address;
    private final DockerApi api;
    private final DockerImageStore images;

    BuildWiring(Map<String, String> environment, Optional<String> host, Optional<String> context) {
        this.environment = environment;
        this.choice = new EngineChoice(host, context, environment, home());
        this.address = new EngineAddressResolver(choice).resolve();
        this.api = new DockerApi(address);
        this.images = new DockerImageStore(api);
    }

    BuildImages buildImages(BuilderChoice builder) {
        // Which builder it is, is looked up when something is to be built: mostly nothing is.
        ImageBuilder lazy = (builds, reporter) -> imageBuilder(builder).open(builds, reporter);
        return new BuildImages(new BuildImages.Tools(
                inputs(environment, InstantSource.system()),
                images,
                lazy,
                memory(),
                lock(environment),
                InstantSource.system()));
    }

    static BuildInputs inputs(Map<String, String> environment, InstantSource clock) {
        Path memories = folder(environment, "XDG_CACHE_HOME", ".cache").resolve("digests");
        return new ContextFiles(context -> DigestMemory.of(memories, context), clock);
    }

    /** The engine's own builder checks: that needs no other. */
    DockerfileChecker dockerfileChecker(Optional<Duration> registryTimeout) {
        return imageBuilder(BuilderChoice.engine(registryTimeout));
    }

    private BuildKitImageBuilder imageBuilder(BuilderChoice builder) {
        BuilderResolver resolver = new BuilderResolver(
                choice,
                api,
                context -> new DockerApi(new EngineAddressResolver(
                                new EngineChoice(Optional.empty(), Optional.of(context), environment, home()))
                        .resolve()));
        return new BuildKitImageBuilder(
                resolver.resolve(builder.builder(), builder.tls()),
                new DockerImageTransfer(api, registry -> EngineWiring.login(choice, registry)),
                new ThisMachine(
                        EngineWiring.logins(choice),
                        environment,
                        new ProxyArguments(choice.configFolder(), address.text()),
                        home().toString()),
                EngineWiring.patience(builder.registryTimeout()));
    }

    CleanImages cleanImages() {
        return new CleanImages(images, new BuildKitCache(DockerApi.connector(address), address.text()), memory());
    }

    RollBack rollBack() {
        return new RollBack(images, memory(), lock(environment));
    }

    DockerImageStore images() {
        return images;
    }

    FileBuildMemory memory() {
        return new FileBuildMemory(state(environment, "builds"));
    }

    static FileBuildLock lock(Map<String, String> environment) {
        return new FileBuildLock(state(environment, "builds"));
    }

    /** A folder for what is to outlive a command. */
    static Path state(Map<String, String> environment, String name) {
        return folder(environment, "XDG_STATE_HOME", ".local/state").resolve(name);
    }

    /** dmcp's own, in one of the folders that the XDG Base Directory Specification names. */
    private static Path folder(Map<String, String> environment, String variable, String usual) {
        String configured = environment.getOrDefault(variable, "");
        Path folder = configured.isEmpty() ? home(environment).resolve(usual) : Path.of(configured);
        return folder.resolve("dmcp");
    }

    private Path home() {
        return home(environment);
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", "/"));
    }
}
