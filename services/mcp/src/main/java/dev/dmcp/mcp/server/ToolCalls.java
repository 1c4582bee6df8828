package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.schema.SchemaCheck;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of tools: finds the tool, checks arguments, runs it, checks what it gave. */
public final class ToolCalls {
    private final McpServer server;
    private final Map<String, Checks> compiled = new ConcurrentHashMap<>();

    ToolCalls(McpServer server) {
        this.server = server;
    }

    /** @throws RpcException invalid params, when there is no such tool */
    public ServerTool find(JsonObject params) {
        String name = Fields.requiredText(params, "name");
        return server.tools().get(name).orElseThrow(() -> RpcException.invalidParams("Unknown tool: " + name));
    }

    /** @throws RpcException invalid params, when there are arguments that are no object */
    public static JsonObject arguments(JsonObject params) {
        return params.has("arguments") ? Fields.requiredObject(params, "arguments") : JsonObject.empty();
    }

    ToolResult call(CallContext context, JsonObject params) throws Exception {
        return run(find(params), context, arguments(params));
    }

    /**
     * Runs a tool that was found before.
     *
     * @throws RpcException what the handler says in the protocol's words
     * @throws InterruptedException when the call was cancelled
     */
    public ToolResult run(ServerTool tool, CallContext context, JsonObject arguments) throws InterruptedException {
        if (!tool.checked()) {
            return handle(tool, context, arguments);
        }
        Checks checks = checks(tool.tool());
        List<String> problems = checks.arguments(arguments);
        if (!problems.isEmpty()) {
            return ToolResult.error("Invalid arguments for tool " + tool.name() + ": " + String.join("; ", problems));
        }
        ToolResult result = handle(tool, context, arguments);
        checks.requireGoodResult(tool.name(), result);
        return result;
    }

    private static ToolResult handle(ServerTool tool, CallContext context, JsonObject arguments)
            throws InterruptedException {
        try {
            return tool.handler().call(context, arguments);
        } catch (RpcException | CallEnd | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String message = e.getMessage();
            return ToolResult.error(message == null ? e.getClass().getSimpleName() : message);
        }
    }

    private Checks checks(Tool tool) {
        return compiled.compute(
                tool.name(), (name, known) -> known != null && known.tool.equals(tool) ? known : new Checks(tool));
    }

    /** The schemas of one tool, compiled at the first call that needs them. */
    private static final class Checks {
        private final Tool tool;
        private final SchemaCheck input;
        private final List<SchemaCheck> output;

        Checks(Tool tool) {
            this.tool = tool;
            input = SchemaCheck.of(tool.inputSchema());
            output = tool.outputSchema().map(SchemaCheck::of).stream().toList();
        }

        List<String> arguments(JsonObject arguments) {
            return input.problems(arguments);
        }

        void requireGoodResult(String tool, ToolResult result) {
            if (output.isEmpty() || result.isError()) {
                return;
            }
            JsonValue structured = result.structured().orElse(JsonObject.empty());
            List<String> problems = output.getFirst().problems(structured);
            if (!problems.isEmpty()) {
                throw new RpcException(
                        ErrorCode.INTERNAL_ERROR,
                        "Tool " + tool + " broke its output schema: " + String.join("; ", problems));
            }
        }
    }
}
