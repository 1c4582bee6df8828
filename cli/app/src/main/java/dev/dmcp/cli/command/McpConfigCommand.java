package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.ClientConfiguration;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "config",
        description = {
            "Print what an MCP client must be told to use this stack: the services by URL, and as programs the memory",
            "server and the stack itself."
        },
        footer = {
            "",
            "Where it goes:",
            "  claude    .mcp.json of a project (Claude Code); Claude Desktop's file takes the programs alone",
            "  cursor    .cursor/mcp.json",
            "  vscode    .vscode/mcp.json",
            "",
            "Examples:",
            "  dmcp mcp config claude > .mcp.json",
            "  dmcp mcp config vscode > .vscode/mcp.json"
        })
final class McpConfigCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "CLIENT", description = "`claude`, `cursor` or `vscode`.")
    ClientConfiguration.Client client = ClientConfiguration.Client.CLAUDE;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    McpConfigCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project stack = Project.require(invocation, project);
        ClientConfiguration configuration = new ClientConfiguration(stack, System.getProperty("dmcp.launcher", "dmcp"));
        if (output.isJson()) {
            invocation.terminal().out().println(configuration.of(client));
        } else {
            invocation.terminal().out().print(configuration.text(client));
        }
        return ExitCode.DONE.code();
    }
}
