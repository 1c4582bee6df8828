package dev.dmcp.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which builder builds, and how. */
public final class BuilderOptions {

    @Option(
            names = "--builder",
            paramLabel = "BUILDER",
            description =
                    "Build on another BuildKit than the engine's: the name of a builder of docker buildx,"
                            + " `unix://SOCKET`, `tcp://HOST:PORT` or `docker-container://NAME`; `default` for the engine's own.")
    @Nullable
    String builder;

    @Option(
            names = "--builder-tls",
            paramLabel = "FOLDER",
            description =
                    "Speak TLS to a builder at `tcp://…`, with `ca.pem`, `cert.pem` and `key.pem` of this folder.")
    @Nullable
    Path tls;

    @Mixin
    final RegistryOptions registry = new RegistryOptions();

    /** @param startedIn where a relative folder begins */
    public BuilderChoice choice(Path startedIn) {
        return new BuilderChoice(
                Optional.ofNullable(builder), Optional.ofNullable(tls).map(startedIn::resolve), registry.timeout());
    }
}
