package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description = "Start the MCP services as local processes, with what they need, and wait for health.")
final class McpStartCommand extends McpCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    McpStartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting((environment, services, reporter) ->
                environment.start(services, Environment.Turn.usual(plan.isDryRun()), reporter));
    }
}
