package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.generate.FileChange;
import dev.dmcp.application.generate.GeneratePlan;
import dev.dmcp.application.generate.GenerateRequest;
import dev.dmcp.application.generate.UnifiedDiff;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description = {
            "Write the files that dmcp.yaml implies: Dockerfiles, compose files, .dockerignore, .env.example, bake file.",
            "A file that a person edited stays as it is, and its difference is shown."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp generate --diff         write, and show what changed",
            "  dmcp generate --check        for CI: change nothing, exit 4 when a file is not as it should be"
        })
final class GenerateCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Option(names = "--check", description = "Change nothing; exit code 4 when a file is not as it should be.")
    boolean check;

    @Option(names = "--diff", description = "Show the difference of each file.")
    boolean diff;

    @Option(names = "--overwrite", description = "Replace also the files that a person edited.")
    boolean overwrite;

    GenerateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        // Without this machine's variables: what is generated is the same on every machine.
        Project found = Project.require(project.directory(invocation.terminal().directory()), Map.of());
        GeneratePlan planned =
                invocation.wiring().generateFiles(found.root()).plan(new GenerateRequest(found.stack(), overwrite));
        print(planned);
        if (check) {
            return planned.hasDrift() ? ExitCode.CHANGES_FOUND.code() : ExitCode.DONE.code();
        }
        if (!plan.isDryRun()) {
            try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
                invocation.wiring().writeFiles(found.root(), display).execute(planned);
            }
        }
        return ExitCode.DONE.code();
    }

    private void print(GeneratePlan planned) {
        PrintStream out = invocation.terminal().out();
        if (output.isJson()) {
            out.print(PlanPrinter.json(planned.drift()));
            return;
        }
        if (check || plan.isDryRun()) {
            out.print(planned.drift().asText());
        }
        for (FileChange change : planned.changes()) {
            if (change.isDrift() && (diff || change instanceof FileChange.Conflict)) {
                out.print(UnifiedDiff.of(
                        change.path(),
                        change.before().orElse(""),
                        change.after().orElse("")));
            }
        }
    }
}
