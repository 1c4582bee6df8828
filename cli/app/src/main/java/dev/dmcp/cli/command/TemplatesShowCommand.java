package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.template.ProjectTemplates.State;
import dev.dmcp.cli.environment.OwnTemplateFolder;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Print the text of a template: this project's copy where it has one, else the bundled one.",
        footer = {
            "",
            "Examples:",
            "  dmcp templates show npm/Dockerfile",
            "  dmcp templates show site/nginx.conf --bundled   in spite of a copy"
        })
final class TemplatesShowCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads --help from it
    final OutputOptions output = new OutputOptions();

    @Option(names = "--bundled", description = "The text that dmcp brings along, also where there is a copy.")
    boolean bundled;

    @Parameters(paramLabel = "NAME", description = "As `dmcp templates list` has it.")
    String name = "";

    TemplatesShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<State> found =
                OwnTemplateFolder.find(invocation, project).templates().named(name);
        if (found.size() > 1) {
            throw new Failure.InvalidInput(
                    "`%s` are %d templates".formatted(name, found.size()),
                    "name one of "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(state -> state.template().name())
                                            .toList()));
        }
        State state = found.getFirst();
        invocation.terminal().out().print(bundled ? state.template().text() : state.text());
        return ExitCode.DONE.code();
    }
}
