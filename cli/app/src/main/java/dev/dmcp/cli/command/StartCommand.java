package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start", description = "Start services that were stopped, and what they need.")
final class StartCommand extends EnvironmentCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    StartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Target target = target();
        Environment.Turn how = Environment.Turn.usual(plan.isDryRun());
        return reporting(target, (environment, reporter) -> environment.start(target.services(), how, reporter));
    }
}
