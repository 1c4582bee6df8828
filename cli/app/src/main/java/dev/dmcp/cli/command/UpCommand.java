package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.DurationConverter;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Bring the services of an environment up, in the order of their needs, and wait for health.")
final class UpCommand extends EnvironmentCommand {

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Option(names = "--build", description = "Build images first; what has no image is built in any case.")
    boolean build;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait until all services are healthy; on unless --no-wait.")
    boolean wait = true;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "How long a service may take to become healthy.")
    Duration waitTimeout = Duration.ofMinutes(2);

    @Option(names = "--force-recreate", description = "Start anew even what did not change.")
    boolean forceRecreate;

    @Option(names = "--remove-orphans", description = "Remove services that are no longer part of the stack.")
    boolean removeOrphans;

    @Mixin
    final ContainerOptions containers = new ContainerOptions();

    UpCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Target target = target();
        Environment.Up how = new Environment.Up(
                build,
                forceRecreate,
                removeOrphans,
                wait ? Optional.of(waitTimeout) : Optional.empty(),
                plan.isDryRun(),
                containers.read());
        return reporting(target, (environment, reporter) -> environment.up(target.services(), how, reporter));
    }
}
