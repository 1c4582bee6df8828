package dev.dmcp.cli.command;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Environments;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What all commands about an environment share: {@code [ENV] [SERVICE…]}, the project, the output. */
abstract class EnvironmentCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project;

    @Mixin
    final OutputFlags output;

    @Parameters(
            paramLabel = "[ENV] SERVICE",
            arity = "0..*",
            description = "An environment (the default one otherwise), then services (all otherwise).")
    List<String> words = List.of();

    EnvironmentCommand(Invocation invocation) {
        this(invocation, new ProjectOptions.Usual(), new OutputOptions());
    }

    EnvironmentCommand(Invocation invocation, ProjectOptions project, OutputFlags output) {
        this.invocation = invocation;
        this.project = project;
        this.output = output;
    }

    final Target target() {
        return Target.find(
                project.directory(invocation.terminal().directory()),
                !project.files().isEmpty(),
                invocation.terminal().environment(),
                words);
    }

    final Environment environment(Target target) {
        return Environments.of(invocation, target, project, output);
    }

    final OutputFlags output() {
        return output;
    }

    final Invocation invocation() {
        return invocation;
    }

    /** Does work that reports what happens. */
    final int reporting(Target target, ToIntBiFunction<Environment, Reporter> work) {
        Environment environment = environment(target);
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
            return work.applyAsInt(environment, display);
        }
    }
}
