package dev.dmcp.cli.command;

import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "restart", description = "Stop services and start them again.", mixinStandardHelpOptions = false)
final class RestartCommand extends EnvironmentCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    RestartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting(
                (environment, reporter) -> environment.restart(target().services(), plan.isDryRun(), reporter));
    }
}
