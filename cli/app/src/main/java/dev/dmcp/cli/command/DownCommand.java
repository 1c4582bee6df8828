package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "Stop everything of an environment and remove what it needed to run; data stays.",
        mixinStandardHelpOptions = false)
final class DownCommand extends EnvironmentCommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(names = "--volumes", description = "Remove volumes with their data too.")
    private boolean volumes;

    @Option(names = "--remove-orphans", description = "Remove services that are no longer part of the stack.")
    private boolean removeOrphans;

    DownCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Environment.Down how = new Environment.Down(volumes, removeOrphans, plan.isDryRun());
        return reporting((environment, reporter) -> environment.down(how, reporter));
    }
}
