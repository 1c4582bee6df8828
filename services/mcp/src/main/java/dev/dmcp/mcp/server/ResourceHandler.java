package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ResourceResult;
import java.util.Map;

/**
 * Reads a resource.
 *
 * @see ToolHandler for what exceptions become
 */
@FunctionalInterface
public interface ResourceHandler {
    /** @param variables what the template's variables stand for in {@code uri}, decoded; empty for a resource without template */
    ResourceResult read(CallContext context, String uri, Map<String, String> variables) throws Exception;
}
