package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.survey.DescribeProject;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = {
            "Look at a repository and write a first dmcp.yaml: Maven modules with a Main.java, npm packages with a",
            "server, sites that Vite builds, and a database where one is used. Nothing that is there is overwritten."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp init --dry-run          print what would be written",
            "  dmcp init && dmcp generate   from a repository to its Dockerfiles and compose files"
        })
final class InitCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The repository's folder; this one otherwise.")
    Path directory = Path.of("");

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    InitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Path root = invocation.terminal().directory().resolve(directory).normalize();
        if (!Files.isDirectory(root)) {
            throw new Failure.InvalidInput("`%s` is not a folder".formatted(root));
        }
        DescribeProject project = invocation.wiring().describeProject(root);
        String description = project.describe(String.valueOf(root.getFileName()));
        if (plan.isDryRun()) {
            invocation.terminal().out().print(description);
            return ExitCode.DONE.code();
        }
        project.write(description);
        if (!output.isQuiet()) {
            invocation.terminal().err().println("create dmcp.yaml (look at it, then run `dmcp generate`)");
        }
        return ExitCode.DONE.code();
    }
}
