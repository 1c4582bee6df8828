package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.settings.InitSettings;
import dev.dmcp.application.settings.SettingsOperation;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "init",
        description = {
            "Make .env and the files of secrets in .secrets, with strong random values.",
            "What is there stays: no line is changed and no secret replaced."
        })
final class EnvInitCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    EnvInitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project found = Project.require(invocation, project);
        InitSettings settings = invocation.wiring().initSettings(found.root());
        Plan<SettingsOperation> planned = settings.plan(found.stack());
        if (plan.isDryRun() || output.isJson()) {
            invocation.terminal().out().print(PlanPrinter.of(planned, output));
        }
        if (!plan.isDryRun()) {
            try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
                settings.execute(planned, display);
            }
        }
        return ExitCode.DONE.code();
    }
}
