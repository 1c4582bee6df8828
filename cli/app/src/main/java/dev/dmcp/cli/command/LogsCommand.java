package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.LogOptions;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logs", description = "What services wrote.")
final class LogsCommand extends EnvironmentCommand {

    @Mixin
    final LogOptions lines = new LogOptions();

    LogsCommand(Invocation invocation) {
        super(invocation, new ProjectOptions.Following(), new OutputOptions());
    }

    @Override
    public Integer call() {
        Target target = target();
        try {
            return environment(target).logs(target.services(), Environment.Logs.of(lines, Instant.now()));
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped following");
        }
    }
}
