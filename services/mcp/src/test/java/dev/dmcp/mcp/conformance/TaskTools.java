package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.server.ToolHandler;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tools of the tasks extension. */
final class TaskTools {
    private TaskTools() {}

    static void addTo(McpServer server) {
        server.add(
                new Tool("greet", "Says hello", Schemas.requiring("name", Schemas.STRING)),
                (context, arguments) ->
                        ToolResult.text("Hello, " + arguments.string("name").orElse("") + "!"));
        add(server, "slow_compute", ServerTool.Tasks.POSSIBLE, Schemas.parse("""
                {"type":"object","properties":{"seconds":{"type":"number"},"label":{"type":"string"}}}"""), (context, arguments) -> {
            Thread.sleep(1000 * arguments.integer("seconds").orElse(0));
            return ToolResult.text("computed " + arguments.string("label").orElse(""));
        });
        add(server, "failing_job", ServerTool.Tasks.REQUIRED, Schemas.NOTHING, (context, arguments) -> {
            Thread.sleep(1000);
            throw new IllegalStateException("The job has failed");
        });
        add(server, "protocol_error_job", ServerTool.Tasks.POSSIBLE, Schemas.NOTHING, (context, arguments) -> {
            throw new RpcException(ErrorCode.INTERNAL_ERROR, "The job broke the protocol");
        });
        addQuestions(server);
    }

    private static void addQuestions(McpServer server) {
        JsonObject confirm = Schemas.requiring("confirm", Schemas.BOOLEAN);
        add(server, "confirm_delete", ServerTool.Tasks.POSSIBLE, Schemas.parse("""
                {"type":"object","properties":{"filename":{"type":"string"}}}"""), (context, arguments) -> {
            JsonObject answer = context.ask("confirm", InputRequest.Elicitation.form("Delete it?", confirm));
            return ToolResult.text("deleted: " + answer.string("action").orElse(""));
        });
        add(server, "multi_input", ServerTool.Tasks.POSSIBLE, Schemas.NOTHING, (context, arguments) -> {
            Map<String, InputRequest> questions = new LinkedHashMap<>();
            questions.put("first", InputRequest.Elicitation.form("First?", confirm));
            questions.put("second", InputRequest.Elicitation.form("Second?", confirm));
            return ToolResult.text(
                    "answered: " + context.ask(questions, JsonObject.empty()).keySet());
        });
        add(server, "test_tool_with_task", ServerTool.Tasks.BY_HANDLER, Schemas.NOTHING, (context, arguments) -> {
            JsonObject answer = context.ask(
                    "user_name",
                    InputRequest.Elicitation.form("What is your name?", Schemas.requiring("name", Schemas.STRING)));
            return context.continueAsTask(
                    task -> ToolResult.text("Hello, " + QuestionTools.field(answer, "name") + "!"));
        });
    }

    private static void add(
            McpServer server, String name, ServerTool.Tasks tasks, JsonObject schema, ToolHandler handler) {
        server.add(new ServerTool(new Tool(name, "Fixture " + name, schema), handler).withTasks(tasks));
    }
}
