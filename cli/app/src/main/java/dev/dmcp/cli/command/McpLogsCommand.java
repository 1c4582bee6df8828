package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.LogOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logs", description = "What the MCP services wrote.")
final class McpLogsCommand extends McpCommand {

    @Mixin
    final LogOptions lines = new LogOptions();

    McpLogsCommand(Invocation invocation) {
        super(invocation, new ProjectOptions.Following());
    }

    @Override
    public Integer call() {
        Project project = project();
        try {
            return environment(project).logs(services(project), Environment.Logs.of(lines, Instant.now()));
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped following");
        }
    }
}
