package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.conversation.ServerText;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "inspect",
        description = "What an MCP server says of itself: revision, abilities, instructions, and how much it offers.",
        footer = {
            "",
            "Examples:",
            "  dmcp mcp inspect mcp-api",
            "  dmcp mcp inspect http://localhost:3001/mcp --era legacy",
            "  dmcp mcp inspect -v -- npx -y @modelcontextprotocol/server-filesystem ."
        })
final class McpInspectCommand extends ServerCommand {
    McpInspectCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ServerChoice choice = choice();
        long start = System.nanoTime();
        try (Dialogue dialogue = open(choice)) {
            Duration greeting = Duration.ofNanos(System.nanoTime() - start);
            Map<String, String> more = new LinkedHashMap<>();
            more.put("tools", Integer.toString(dialogue.tools().size()));
            more.put("resources", Integer.toString(dialogue.resources().size()));
            more.put("templates", Integer.toString(dialogue.resourceTemplates().size()));
            more.put("prompts", Integer.toString(dialogue.prompts().size()));
            more.put("answered in", greeting.toMillis() + " ms");
            print(json(dialogue, more), ServerText.facts(dialogue, more));
        }
        return ExitCode.DONE.code();
    }

    private static JsonObject json(Dialogue dialogue, Map<String, String> counts) {
        ServerFacts facts = dialogue.facts();
        JsonObject.Builder json = JsonObject.builder()
                .put("server", facts.server().toJson())
                .put("address", dialogue.address().name())
                .put("protocolVersion", facts.version().text())
                .put("era", facts.version().isModern() ? "modern" : "legacy")
                .put("capabilities", facts.capabilities())
                .putStringIfPresent("instructions", facts.instructions());
        for (String counted : new String[] {"tools", "resources", "templates", "prompts"}) {
            json.put(counted, Long.parseLong(counts.getOrDefault(counted, "0")));
        }
        return json.build();
    }
}
