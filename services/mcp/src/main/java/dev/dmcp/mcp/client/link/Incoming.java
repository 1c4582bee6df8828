package dev.dmcp.mcp.client.link;

import dev.dmcp.mcp.wire.Message;

/** Takes messages that are no answers: notifications, and in the session era requests. Must not block for long. */
@FunctionalInterface
public interface Incoming {
    void accept(Message message);
}
