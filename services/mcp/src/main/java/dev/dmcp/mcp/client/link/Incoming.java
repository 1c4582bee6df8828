package dev.dmcp.mcp.client.link;

import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;

/** Takes messages that are no answers: notifications, and in the session era requests. Must not block for long. */
@FunctionalInterface
public interface Incoming {
    void accept(Message message);

    /** Takes a message that came on the stream of one request, where the transport tells that. */
    default void accept(Message message, RequestId during) {
        accept(message);
    }
}
