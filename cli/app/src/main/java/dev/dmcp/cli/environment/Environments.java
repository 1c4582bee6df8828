package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.wiring.Invocation;

/** Chooses what runs an environment. */
public final class Environments {

    private Environments() {}

    public static Environment of(Invocation invocation, Target target, OutputOptions output) {
        return switch (target.environment().run()) {
            case PROCESSES -> new ProcessEnvironment(invocation, target.project(), output);
            case ENGINE ->
                throw new Failure.InvalidInput("environment `%s` does not run as processes"
                        .formatted(target.environment().name()));
        };
    }
}
