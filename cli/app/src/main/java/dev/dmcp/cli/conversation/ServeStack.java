package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.project.EnvironmentSpec;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.terminal.Version;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.OwnTokens;
import dev.dmcp.conversation.stack.MemoryTransfer;
import dev.dmcp.conversation.stack.StackBackup;
import dev.dmcp.conversation.stack.StackFacts;
import dev.dmcp.conversation.stack.StackProgram;
import dev.dmcp.conversation.stack.StackServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stack as an MCP server for the client that started this process. */
public record ServeStack(Invocation invocation, Project project) {
    private static final String MEMORY = "mcp-memory";
    private static final String BACKUPS = ".dmcp/backups";

    /** @param mayChange whether tools that change the stack are offered */
    public int run(boolean mayChange) {
        Terminal terminal = invocation.terminal();
        StackProgram program = new OwnCommands(terminal.environment(), invocation.program(), project.root());
        StackFacts facts = facts(project.stack());
        StackServer server = mayChange
                ? StackServer.changing(Version.NUMBER, facts, program, backup())
                : StackServer.watching(Version.NUMBER, facts, program);
        return Serving.until(() -> {
            server.serve(terminal.in(), terminal.out(), problem -> Serving.unexpected(terminal, problem));
            return ExitCode.DONE.code();
        });
    }

    private static StackFacts facts(Stack stack) {
        List<String> environments = new ArrayList<>(List.of(stack.defaultEnvironment()));
        stack.environments().stream()
                .map(EnvironmentSpec::name)
                .filter(name -> !environments.contains(name))
                .forEach(environments::add);
        return new StackFacts(
                stack.name(),
                environments,
                stack.environments().stream()
                        .filter(environment -> environment.run() == EnvironmentSpec.Run.ENGINE)
                        .map(EnvironmentSpec::name)
                        .toList(),
                stack.services().stream().map(ServiceSpec::name).toList());
    }

    private Optional<StackBackup> backup() {
        StackServices services = new StackServices(project);
        return project.stack()
                .service(MEMORY)
                .map(memory -> new MemoryTransfer(
                        services.uri(memory),
                        new OwnTokens(services.keys(memory), Clock.systemUTC()),
                        project.root().resolve(BACKUPS),
                        Clock.systemUTC()));
    }
}
