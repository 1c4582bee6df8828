package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.ContentText;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.conversation.ServerText;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "resources",
        description = "The resources of an MCP server, or what one of them holds.",
        footer = {
            "",
            "Examples:",
            "  dmcp mcp resources mcp-memory",
            "  dmcp mcp resources mcp-memory memory://colour",
            "  dmcp mcp resources -- npx -y @modelcontextprotocol/server-everything"
        })
final class McpResourcesCommand extends ServerCommand {
    McpResourcesCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ServerChoice choice = choice();
        try (Dialogue dialogue = open(choice)) {
            if (choice.words().isEmpty()) {
                list(dialogue);
            } else {
                ResourceResult result = dialogue.read(choice.words().getFirst());
                print(result.toJson(), ContentText.of(result));
            }
        }
        return ExitCode.DONE.code();
    }

    private void list(Dialogue dialogue) {
        List<Resource> resources = dialogue.resources();
        List<ResourceTemplate> templates = dialogue.resourceTemplates();
        JsonObject json = JsonObject.builder()
                .put("resources", JsonArray.from(resources, Resource::toJson))
                .put("resourceTemplates", JsonArray.from(templates, ResourceTemplate::toJson))
                .build();
        print(json, ServerText.resources(resources, templates));
    }
}
