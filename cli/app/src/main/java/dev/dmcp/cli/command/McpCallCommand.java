package dev.dmcp.cli.command;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.conversation.ArgumentSource;
import dev.dmcp.cli.conversation.CallProgress;
import dev.dmcp.cli.conversation.ContentText;
import dev.dmcp.cli.conversation.ServerChoice;
import dev.dmcp.cli.conversation.ToolChoice;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.Dialogue;
import dev.dmcp.conversation.ToolCall;
import dev.dmcp.conversation.argument.ArgumentReader;
import dev.dmcp.conversation.argument.Shape;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "call",
        description = {
            "Call a tool of an MCP server and print what it gives. Exit code 1 when the tool says that it failed.",
            "Arguments are checked against the tool's schema before anything is called."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp mcp call mcp-memory memory_remember --arg key=colour --arg content=blue",
            "  dmcp mcp call mcp-memory memory_search --json '{\"query\": \"blue\"}' -o json",
            "  dmcp mcp call https://example.org/mcp report --arg filter.after=2026-01-01 --arg tags=a --arg tags=b",
            "  dmcp mcp call echo --arg message=hello -- npx -y @modelcontextprotocol/server-everything"
        })
final class McpCallCommand extends ServerCommand {

    @Option(
            names = {"-a", "--arg"},
            paramLabel = "NAME=VALUE",
            description = "An argument, typed by the tool's schema; `a.b=v` for a member, `NAME:=JSON` for JSON.")
    List<String> arguments = List.of();

    @Option(
            names = "--json",
            paramLabel = "OBJECT",
            description = "All arguments as a JSON object; `--arg` adds to it.")
    @Nullable
    String json;

    @Option(names = "--input", paramLabel = "FILE", description = "All arguments from a JSON file; `-` for the input.")
    @Nullable
    String input;

    private volatile Optional<CallProgress> shown = Optional.empty();

    McpCallCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        ServerChoice choice = choice();
        if (choice.words().size() != 1) {
            throw new Failure.InvalidInput(
                    choice.words().isEmpty()
                            ? "no tool was named"
                            : "`%s` is one word too many"
                                    .formatted(choice.words().get(1)),
                    "write `dmcp mcp call SERVER TOOL --arg NAME=VALUE`, or `dmcp mcp call TOOL … -- COMMAND`");
        }
        JsonObject whole =
                new ArgumentSource(invocation().terminal()).read(Optional.ofNullable(json), Optional.ofNullable(input));
        try (Dialogue dialogue = open(choice)) {
            Tool tool =
                    ToolChoice.named(dialogue, dialogue.tools(), choice.words().getFirst());
            JsonObject typed = new ArgumentReader(Shape.of(tool.inputSchema())).read(whole, arguments);
            ToolChoice.check(tool, typed);
            return printed(call(dialogue, tool, typed), tool, choice);
        }
    }

    private ToolResult call(Dialogue dialogue, Tool tool, JsonObject typed) {
        try (CallProgress progress = new CallProgress(invocation().terminal(), output, tool.name())) {
            shown = Optional.of(progress);
            return new ToolCall(tool.name(), typed, progress).on(dialogue);
        }
    }

    @Override
    void pauseDisplay() {
        shown.ifPresent(CallProgress::close);
    }

    private int printed(ToolResult result, Tool tool, ServerChoice choice) {
        print(result.toJson(), ContentText.of(result));
        if (!result.isError()) {
            return ExitCode.DONE.code();
        }
        invocation().terminal().out().flush();
        throw new Failure.OperationFailed("`%s` of `%s` says that it failed"
                .formatted(tool.name(), choice.address().name()));
    }
}
