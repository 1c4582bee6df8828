package dev.dmcp.mcp.client.link;

import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.ProtocolVersion;

/** A way to one server. Thread-safe: many requests may be under way. */
public interface Link extends AutoCloseable {
    /**
     * Sends a request and waits for its response.
     *
     * @param cancellation when it comes, the server is told in the transport's way and this throws {@link
     *     java.util.concurrent.CancellationException}
     * @throws LinkException when there is no response to be had
     */
    Message.Response exchange(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException;

    /** Sends a message that has no response. */
    void send(Message message) throws LinkException, InterruptedException;

    /** Where messages go that are no responses; set once, before the first request. */
    void deliverTo(Incoming incoming);

    /** Tells what both sides have agreed upon, for transports that repeat it. */
    default void agreed(ProtocolVersion version) {}

    /** Forgets the session, so that a new one can begin. */
    default void forgetSession() {}

    /**
     * Begins to listen for messages that belong to no request, where that must be asked for; until the link is closed.
     *
     * @param lost told when that ends without our doing
     */
    default void listen(Runnable lost) throws InterruptedException {}

    /** Whether the server may be asked over a connection that says which era it is by its status. */
    boolean isHttp();

    @Override
    void close();
}
