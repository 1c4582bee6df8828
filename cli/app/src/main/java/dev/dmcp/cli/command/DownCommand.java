package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.GraceOption;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stop everything of an environment and remove what it needed to run; data stays.")
final class DownCommand extends EnvironmentCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final GraceOption grace = new GraceOption();

    @Option(
            names = {"-v", "--volumes"},
            description = "Remove named volumes with their data too.")
    boolean volumes;

    @Option(names = "--remove-orphans", description = "Remove services that are no longer part of the stack.")
    boolean removeOrphans;

    @Option(names = "--rmi", paramLabel = "WHICH", description = "Remove images too: `local` (built here) or `all`.")
    @Nullable
    String images;

    DownCommand(Invocation invocation) {
        super(invocation, new ProjectOptions.Usual(), new OutputFlags.WithoutVerbose());
    }

    @Override
    public Integer call() {
        Target target = target();
        Environment.Down how = new Environment.Down(
                volumes, removeOrphans, plan.isDryRun(), plan.isYes(), Optional.ofNullable(images), grace.grace());
        return reporting(target, (environment, reporter) -> environment.down(target.services(), how, reporter));
    }
}
