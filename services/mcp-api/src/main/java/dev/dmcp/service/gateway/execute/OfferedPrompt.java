package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Prompt;

/**
 * A prompt of one server, as the gateway offers it.
 *
 * @param own the server's own description, untouched
 * @param name in the one namespace
 */
public record OfferedPrompt(String server, Prompt own, String name) {
    /** The description under the gateway's name. */
    public Prompt offered() {
        return own.withName(name);
    }
}
