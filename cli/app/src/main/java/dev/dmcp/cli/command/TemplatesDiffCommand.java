package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.generate.UnifiedDiff;
import dev.dmcp.application.generate.template.ProjectTemplates;
import dev.dmcp.application.generate.template.ProjectTemplates.State;
import dev.dmcp.cli.environment.OwnTemplateFolder;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "How this project's copies differ from the templates that this dmcp brings along.",
        footer = {
            "",
            "Examples:",
            "  dmcp templates diff",
            "  dmcp templates diff npm/Dockerfile   after a new version of dmcp: what to take over"
        })
final class TemplatesDiffCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads --help from it
    final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A template or a group; all copies otherwise.")
    @Nullable
    String name;

    TemplatesDiffCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ProjectTemplates templates =
                OwnTemplateFolder.require(invocation, project).templates();
        List<State> wanted = name == null ? templates.all() : templates.named(name);
        for (State state : wanted) {
            invocation
                    .terminal()
                    .out()
                    .print(UnifiedDiff.of(state.path(), state.template().text(), state.text()));
        }
        return ExitCode.DONE.code();
    }
}
