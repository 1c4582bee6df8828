package dev.dmcp.cli.command;

import dev.dmcp.application.endpoints.EndpointCheck;
import dev.dmcp.application.endpoints.EndpointCheckPlanner;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.environment.EndpointResults;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.wiring.Invocation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "test",
        description =
                "Call every documented endpoint of the running MCP services, and shake hands in each protocol era.")
final class McpTestCommand extends McpCommand {

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML too.")
    @Nullable
    Path junit;

    McpTestCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Project project = project();
        List<String> services = services(project);
        List<EndpointCheck> checks = EndpointCheckPlanner.plan(project.stack()).stream()
                .filter(check -> services.contains(check.service()))
                .toList();
        EndpointResults results =
                new EndpointResults(invocation().wiring().endpointChecks().run(checks));
        invocation().terminal().out().print(output().isJson() ? results.json() : results.text());
        if (junit != null) {
            invocation()
                    .wiring()
                    .writeReport(invocation().terminal().directory().resolve(junit), results.junit());
        }
        return results.allPassed() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }
}
