package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.GraceOption;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "restart", description = "Stop services and start them again.")
final class RestartCommand extends EnvironmentCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final GraceOption grace = new GraceOption();

    RestartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Target target = target();
        Environment.Turn how = new Environment.Turn(plan.isDryRun(), grace.grace());
        return reporting(target, (environment, reporter) -> environment.restart(target.services(), how, reporter));
    }
}
