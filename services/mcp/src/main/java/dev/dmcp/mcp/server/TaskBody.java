package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ToolResult;

/** The part of a tool call that may go on as a task. Exceptions mean what they mean in a {@link ToolHandler}. */
@FunctionalInterface
public interface TaskBody {
    ToolResult run(CallContext context) throws Exception;
}
