package dev.dmcp.cli.option;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For commands that stop containers. */
public final class GraceOption {

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "How long a container may take to stop before it is killed.")
    @Nullable
    Integer seconds;

    public Optional<Duration> grace() {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
