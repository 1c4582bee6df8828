package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.PromptResult;
import java.util.Map;

/** Fills in a prompt. Required arguments are there. */
@FunctionalInterface
public interface PromptHandler {
    PromptResult get(CallContext context, Map<String, String> arguments) throws Exception;
}
