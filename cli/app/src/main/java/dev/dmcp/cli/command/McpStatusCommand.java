package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.environment.McpStatus;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "One line for each MCP service. Exit code 0 only when all are healthy.",
        mixinStandardHelpOptions = false)
final class McpStatusCommand extends McpCommand {

    @Option(
            names = {"-w", "--watch"},
            description = "Show it anew whenever something changes, until Ctrl-C.")
    boolean watch;

    McpStatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Project project = project();
        McpStatus status = new McpStatus(invocation(), project, output(), options.host(), options.context());
        try {
            return watch ? status.watch(services(project)) : status.show(services(project));
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped watching");
        }
    }
}
