package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Prompt;

/** A prompt and what fills it in. */
public record ServerPrompt(Prompt prompt, PromptHandler handler) {}
