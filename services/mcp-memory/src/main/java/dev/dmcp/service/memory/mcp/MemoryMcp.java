package dev.dmcp.service.memory.mcp;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.LimitExceededException;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.tool.MemoryTool;
import java.util.List;

/** What the memory server offers to MCP clients. */
public final class MemoryMcp {
    private MemoryMcp() {}

    /** A server with these tools, and with the memories themselves as resources. */
    public static McpServer server(String version, List<MemoryTool> tools, MemoryStore store) {
        McpServer server = McpServer.of(new Implementation("dmcp-memory", version));
        tools.forEach(tool -> server.add(tool.description(), (context, arguments) -> call(tool, context, arguments)));
        return server.add(new MemoryResources(store));
    }

    private static ToolResult call(MemoryTool tool, CallContext context, JsonObject arguments) {
        try {
            return ToolResult.structured(tool.action().run(user(context), arguments));
        } catch (InvalidMemoryException | LimitExceededException e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    /** Transports always say who calls; the default user is one of them. */
    static String user(CallContext context) {
        return context.caller()
                .map(Caller::subject)
                .orElseThrow(() -> new IllegalStateException("a call without a caller"));
    }
}
