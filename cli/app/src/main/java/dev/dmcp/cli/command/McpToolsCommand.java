package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.conversation.ServerText;
import dev.dmcp.cli.conversation.ToolChoice;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.mcp.model.Tool;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "tools",
        description = "The tools of an MCP server, or what one of them takes.",
        footer = {
            "",
            "Examples:",
            "  dmcp mcp tools mcp-memory                      all tools of a service of the stack",
            "  dmcp mcp tools mcp-memory memory_search        what one of them takes",
            "  dmcp mcp tools https://example.org/mcp -o json  as the server describes them",
            "  dmcp mcp tools -- npx -y @modelcontextprotocol/server-everything"
        })
final class McpToolsCommand extends ServerCommand {
    McpToolsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ServerChoice choice = choice();
        try (Dialogue dialogue = open(choice)) {
            List<Tool> tools = dialogue.tools();
            if (choice.words().isEmpty()) {
                print(tools, Tool::toJson, ServerText.tools(tools));
            } else {
                Tool tool = ToolChoice.named(dialogue, tools, choice.words().getFirst());
                print(tool.toJson(), ServerText.tool(choice.address(), tool));
            }
        }
        return ExitCode.DONE.code();
    }
}
