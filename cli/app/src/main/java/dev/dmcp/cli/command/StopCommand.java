package dev.dmcp.cli.command;

import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "stop",
        description = "Stop services, and leave them ready to start again.",
        mixinStandardHelpOptions = false)
final class StopCommand extends EnvironmentCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    StopCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        return reporting((environment, reporter) -> environment.stop(target().services(), plan.isDryRun(), reporter));
    }
}
