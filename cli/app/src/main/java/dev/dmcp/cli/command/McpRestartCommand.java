package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "restart", description = "Stop the MCP services and start them again.")
final class McpRestartCommand extends McpCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    McpRestartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting((environment, services, reporter) ->
                environment.restart(services, Environment.Turn.usual(plan.isDryRun()), reporter));
    }
}
