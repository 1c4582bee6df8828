package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.conversation.ContentText;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.conversation.ServerText;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "prompts",
        description = "The prompts of an MCP server, or one of them filled in.",
        footer = {
            "",
            "Examples:",
            "  dmcp mcp prompts https://example.org/mcp",
            "  dmcp mcp prompts args-prompt --arg city=Bern -- npx -y @modelcontextprotocol/server-everything"
        })
final class McpPromptsCommand extends ServerCommand {

    @Option(
            names = {"-a", "--arg"},
            paramLabel = "NAME=TEXT",
            description = "What a prompt is filled in with; may be given several times.")
    List<String> arguments = List.of();

    McpPromptsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ServerChoice choice = choice();
        try (Dialogue dialogue = open(choice)) {
            if (choice.words().isEmpty()) {
                List<Prompt> prompts = dialogue.prompts();
                print(prompts, Prompt::toJson, ServerText.prompts(prompts));
            } else {
                PromptResult result = dialogue.prompt(choice.words().getFirst(), texts());
                print(result.toJson(), ContentText.of(result));
            }
        }
        return ExitCode.DONE.code();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String word : arguments) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new Failure.InvalidInput("`--arg %s` has no value".formatted(word), "write `--arg name=text`");
            }
            texts.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return texts;
    }
}
