package dev.dmcp.cli.option;

import dev.dmcp.application.failure.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--registry-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Give up when a registry says nothing for so long; 1m otherwise, and 15m for an upload.")
    @Nullable
    Duration registryTimeout;

    /** @param startedIn where a relative folder begins */
    public BuilderChoice choice(Path startedIn) {
        if (registryTimeout != null && registryTimeout.isZero()) {
            throw new Failure.InvalidInput(
                    "`--registry-timeout` leaves a registry no time at all", "write a time such as `30s` or `20m`");
        }
        return new BuilderChoice(
                Optional.ofNullable(builder),
                Optional.ofNullable(tls).map(startedIn::resolve),
                Optional.ofNullable(registryTimeout));
    }
}
