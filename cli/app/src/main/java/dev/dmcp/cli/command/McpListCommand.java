package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.StackServers;
import dev.dmcp.cli.conversation.StackServices;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.wiring.Invocation;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = {
            "The MCP servers of the stack, each asked what it is and what it offers; or any other server.",
            "Exit code 1 when one of them does not answer, 3 when none does."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp mcp list                         all of the stack",
            "  dmcp mcp list -o json",
            "  dmcp mcp list -- npx -y @modelcontextprotocol/server-everything"
        })
final class McpListCommand extends ServerCommand {
    McpListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        StackServers servers = words.isEmpty() ? ofStack() : StackServers.ask(List.of(choice().address()), manner());
        print(servers.lines(), StackServers.Line::toJson, servers.text());
        if (servers.answering() == servers.lines().size()) {
            return ExitCode.DONE.code();
        }
        return servers.answering() == 0 ? ExitCode.ENGINE_UNREACHABLE.code() : ExitCode.FAILED.code();
    }

    private StackServers ofStack() {
        StackServices services = new StackServices(Project.require(invocation(), options));
        return StackServers.ask(
                services.requireNames().stream()
                        .map(name -> services.address(name, server.headers()))
                        .toList(),
                manner());
    }
}
