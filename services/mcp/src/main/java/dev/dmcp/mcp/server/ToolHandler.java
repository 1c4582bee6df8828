package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.json.JsonObject;

/**
 * Runs a tool. Arguments fit the tool's input schema. An {@link dev.dmcp.mcp.wire.RpcException} becomes an error of the protocol; any other
 * exception becomes a result with {@code isError}.
 */
@FunctionalInterface
public interface ToolHandler {
    ToolResult call(CallContext context, JsonObject arguments) throws Exception;
}
