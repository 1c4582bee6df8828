package dev.dmcp.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which builder builds. */
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

    /** What was said of the builder; empty for what docker buildx would take. */
    public Optional<String> builder() {
        return Optional.ofNullable(builder);
    }

    /** @param startedIn where a relative folder begins */
    public Optional<Path> tls(Path startedIn) {
        return Optional.ofNullable(tls).map(startedIn::resolve);
    }
}
