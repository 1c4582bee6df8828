package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "stop", description = "Stop the MCP services that run as local processes.")
final class McpStopCommand extends McpCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    McpStopCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting((environment, services, reporter) ->
                environment.stop(services, Environment.Turn.usual(plan.isDryRun()), reporter));
    }
}
