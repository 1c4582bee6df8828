package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** Requests and answers in the way of one era. Thread-safe. */
interface Conversation {
    ServerFacts facts();

    /**
     * The final result of a request: questions of the server have been answered, tasks waited for.
     *
     * @throws dev.dmcp.mcp.wire.RpcException the server's error
     */
    JsonObject request(String method, JsonObject params, CallOptions options)
            throws LinkException, InterruptedException;

    /** Those of the tools that may be called in this era, remembered for calls to come. */
    default List<Tool> admit(List<Tool> tools) {
        return tools;
    }

    /** Asks to hear of changes from now on. {@code lost} runs when that ends without our doing. */
    Listening listen(Wishes wishes, Runnable lost) throws LinkException, InterruptedException;

    /** Ends what {@link #listen} began. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
