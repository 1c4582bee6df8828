package dev.dmcp.cli.command;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.conversation.StackServices;
import dev.dmcp.cli.environment.ProcessEnvironment;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What all commands about the MCP services of a stack share; those services are local processes to them. */
abstract class McpCommand implements Callable<Integer> {

    /** What a command does with services; gives the exit code. */
    @FunctionalInterface
    interface Work {
        int on(ProcessEnvironment environment, List<String> services, Reporter reporter);
    }

    private final Invocation invocation;

    @Mixin
    final ProjectOptions options;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "MCP services of the stack (all otherwise).")
    List<String> words = List.of();

    McpCommand(Invocation invocation) {
        this(invocation, new ProjectOptions.Usual());
    }

    McpCommand(Invocation invocation, ProjectOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    final Invocation invocation() {
        return invocation;
    }

    final OutputOptions output() {
        return output;
    }

    final Project project() {
        return Project.require(invocation, options);
    }

    final ProcessEnvironment environment(Project project) {
        return new ProcessEnvironment(invocation, project, project.processEnvironment(), output);
    }

    /** The named MCP services, or all of the stack. */
    final List<String> services(Project project) {
        List<String> known = new StackServices(project).requireNames();
        for (String word : words) {
            if (!known.contains(word)) {
                throw new Failure.InvalidInput(
                        "`%s` is no MCP service of this stack".formatted(word),
                        "there are: " + String.join(", ", known));
            }
        }
        return words.isEmpty() ? known : List.copyOf(words);
    }

    /** Does work on the named MCP services that reports what happens. */
    final int reporting(Work work) {
        Project project = project();
        ProcessEnvironment environment = environment(project);
        List<String> services = services(project);
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
            return work.on(environment, services, display);
        }
    }
}
