package dev.dmcp.cli.command;

import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "build", description = "Build the MCP services, where their sources changed.")
final class McpBuildCommand extends McpCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    McpBuildCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting((environment, services, reporter) -> environment.build(services, plan.isDryRun(), reporter));
    }
}
