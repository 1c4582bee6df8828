package dev.dmcp.cli.command;

import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.wiring.Invocation;
import picocli.CommandLine.Command;

@Command(
        name = "ps",
        description = "One line a service: state, health, uptime, ports. Exit code 1 when one is not healthy.")
final class PsCommand extends EnvironmentCommand {

    PsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Target target = target();
        return environment(target).ps(target.services());
    }
}
