package dev.dmcp.cli.command;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.template.EjectTemplates;
import dev.dmcp.application.generate.template.TemplateOperation;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.project.ProjectFolder;
import dev.dmcp.cli.environment.OwnTemplateFolder;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "eject",
        description = {
            "Copy a template, or all of a group, into this project. `dmcp generate` uses the copy from then on.",
            "The first line of a copy says which version it was made from."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp templates eject site/nginx.conf   copy, change, then `dmcp generate --diff`",
            "  dmcp templates eject npm               all templates of npm packages",
            "  dmcp templates eject npm/Dockerfile --force   begin again with the bundled one",
            "",
            "Remove a copy to use the bundled template again."
        })
final class TemplatesEjectCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "A folder of the project, instead of `images.templates` in dmcp.yaml.")
    @Nullable
    String to;

    @Option(names = "--force", description = "Replace copies that are there.")
    boolean force;

    @Parameters(paramLabel = "NAME", description = "A template or a group, as `dmcp templates list` has them.")
    String name = "";

    TemplatesEjectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        OwnTemplateFolder own = OwnTemplateFolder.require(invocation, project);
        String folder = to == null ? own.folder() : withoutSlash(insideOfTheProject(to));
        EjectTemplates eject = invocation.wiring().ejectTemplates(own.root());
        Plan<TemplateOperation> planned = eject.plan(name, folder, force);
        if (plan.isDryRun() || output.isJson()) {
            invocation.terminal().out().print(PlanPrinter.of(planned, output));
        }
        if (!plan.isDryRun()) {
            try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
                eject.execute(planned, display);
                if (!folder.equals(own.folder())) {
                    display.report(new Event.Warning("`%s` is used once dmcp.yaml has it: `images: { templates: %s }`"
                            .formatted(folder, folder)));
                }
            }
        }
        return ExitCode.DONE.code();
    }

    private static String insideOfTheProject(String folder) {
        if (ProjectFolder.isOutside(folder)) {
            throw new Failure.InvalidInput(
                    "`--to %s` is outside of the project".formatted(folder), "give a folder below `dmcp.yaml`");
        }
        return folder;
    }

    private static String withoutSlash(String folder) {
        return folder.endsWith("/") ? withoutSlash(folder.substring(0, folder.length() - 1)) : folder;
    }
}
