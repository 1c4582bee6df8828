package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.DurationConverter;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "logs", description = "What services wrote.", mixinStandardHelpOptions = false)
final class LogsCommand extends EnvironmentCommand {

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Only the last lines of each service.")
    private @Nullable Integer tail;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only lines of the last so long: 10m, 2h.")
    private @Nullable Duration since;

    @Option(
            names = "--grep",
            paramLabel = "PATTERN",
            description = "Only lines in which this regular expression matches.")
    private @Nullable String grep;

    LogsCommand(Invocation invocation) {
        super(invocation, new ProjectOptions.Following());
    }

    @Override
    public Integer call() {
        Target target = target();
        Environment.Logs which = new Environment.Logs(
                follow,
                Optional.ofNullable(tail),
                Optional.ofNullable(since).map(Instant.now()::minus),
                Optional.ofNullable(grep));
        try {
            return environment(target).logs(target.services(), which);
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped following");
        }
    }
}
