package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.validate.Problem;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Say which settings are missing, unused, weak or still an example; values are never shown.",
            "Exit code 1 when something keeps the stack from running safely."
        })
final class EnvCheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    EnvCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project found = Project.require(invocation, project);
        List<Problem> problems = invocation.wiring().checkSettings(found.root()).check(found.stack());
        print(problems);
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.FAILED.code() : ExitCode.DONE.code();
    }

    private void print(List<Problem> problems) {
        PrintStream out = invocation.terminal().out();
        if (output.isJson()) {
            out.println(
                    JsonText.of(problems.stream().map(EnvCheckCommand::object).toList()));
            return;
        }
        if (problems.isEmpty()) {
            out.println("env check: nothing to say");
        }
        for (Problem problem : problems) {
            out.println(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem);
        }
    }

    private static Map<String, Object> object(Problem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        object.put("file", problem.file());
        object.put("setting", problem.path());
        object.put("problem", problem.sentence());
        object.put("hint", problem.hint());
        return object;
    }
}
