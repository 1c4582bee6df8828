package dev.dmcp.conversation.stack;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/** The tools that look and change nothing. */
final class StackTools {
    /** A model reads no more than this of a log with profit. */
    private static final int LONGEST_TEXT = 200_000;

    private static final int MOST_LINES = 2_000;
    private static final int USUAL_LINES = 100;

    private final StackFacts stack;
    private final StackProgram program;

    StackTools(StackFacts stack, StackProgram program) {
        this.stack = stack;
        this.program = program;
    }

    void addTo(McpServer server) {
        server.add(status(), this::runStatus);
        server.add(logs(), this::runLogs);
        server.add(config(), this::runConfig);
    }

    private Tool status() {
        return new Tool(
                        "stack_status",
                        "What runs of the stack `%s`, and whether it is healthy: state, health, uptime, ports of each service."
                                .formatted(stack.name()),
                        inEnvironment(stack.environments())
                                .choices("services", "Only these; all otherwise.", stack.services())
                                .build())
                .withTitle("Status of the stack")
                .withAnnotations(lookOnly())
                .withOutputSchema(new ObjectSchema()
                        .plain("healthy", "boolean", "Whether all is as it should be.")
                        .objects("services", "One object for each service, as `dmcp ps -o json` prints it.")
                        .requiring("healthy", "services")
                        .build());
    }

    private Tool logs() {
        return new Tool(
                        "stack_logs",
                        "The last lines that services of the stack wrote.",
                        inEnvironment(stack.environments())
                                .choices("services", "Only these; all otherwise.", stack.services())
                                .integer(
                                        "lines",
                                        "How many of the last lines of each service.",
                                        1,
                                        MOST_LINES,
                                        USUAL_LINES)
                                .plain("since", "string", "Only lines of the last so long: `10m`, `2h`.")
                                .plain("grep", "string", "Only lines in which this regular expression matches.")
                                .build())
                .withTitle("Logs of services")
                .withAnnotations(lookOnly());
    }

    private Tool config() {
        return new Tool(
                        "stack_config",
                        "The compose project of an environment that runs containers, with files merged and variables replaced.",
                        inEnvironment(stack.engineEnvironments()).build())
                .withTitle("Resolved configuration")
                .withAnnotations(lookOnly());
    }

    static ToolAnnotations lookOnly() {
        return new ToolAnnotations(JsonObject.builder()
                .put("readOnlyHint", true)
                .put("destructiveHint", false)
                .put("idempotentHint", true)
                .put("openWorldHint", false)
                .build());
    }

    static ObjectSchema inEnvironment(List<String> environments) {
        return new ObjectSchema().choice("environment", "Which environment; the default one otherwise.", environments);
    }

    private ToolResult runStatus(CallContext context, JsonObject arguments) {
        StackProgram.Ended ended = program.run(
                new Request(arguments, "ps").target().and("-o", "json").words(), event -> {});
        Optional<JsonArray> services = array(ended.out());
        if (services.isEmpty()) {
            return failed(ended);
        }
        return ToolResult.structured(JsonObject.builder()
                .put("healthy", ended.code() == ExitCode.DONE.code())
                .put("services", services.get())
                .build());
    }

    private static Optional<JsonArray> array(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Json.parse(text).asArray();
        } catch (MalformedJsonException unreadable) {
            return Optional.empty();
        }
    }

    private ToolResult runLogs(CallContext context, JsonObject arguments) {
        JsonObject all = arguments.has("lines")
                ? arguments
                : arguments.toBuilder().put("lines", USUAL_LINES).build();
        return text(program.run(
                new Request(all, "logs")
                        .target()
                        .option("lines", "--tail")
                        .option("since", "--since")
                        .option("grep", "--grep")
                        .words(),
                event -> {}));
    }

    private ToolResult runConfig(CallContext context, JsonObject arguments) {
        JsonObject all =
                arguments.has("environment") || stack.engineEnvironments().isEmpty()
                        ? arguments
                        : arguments.toBuilder()
                                .put("environment", stack.engineEnvironments().getFirst())
                                .build();
        return text(program.run(new Request(all, "config").target().words(), event -> {}));
    }

    private static ToolResult text(StackProgram.Ended ended) {
        return ended.code() == ExitCode.DONE.code() ? ToolResult.of(Content.text(cut(ended.out()))) : failed(ended);
    }

    /** The end is what matters of something long. */
    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : "…" + text.substring(text.length() - LONGEST_TEXT);
    }

    static ToolResult failed(StackProgram.Ended ended) {
        String words = ended.err().isBlank() ? ended.out() : ended.err();
        return ToolResult.error(words.isBlank() ? "ended with exit code " + ended.code() : cut(words.strip()));
    }
}
