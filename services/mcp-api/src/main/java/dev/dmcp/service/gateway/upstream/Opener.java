package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.auth.Caller;

/** Opens connections to one server, as its transport has it. Thread-safe. */
public interface Opener {
    /**
     * Opens a connection on behalf of a caller.
     *
     * @throws LinkException when the server cannot be reached, or must not be; the message holds no secret
     */
    McpClient open(Caller caller, ClientOptions options) throws LinkException, InterruptedException;

    /** Whether the server is told who calls, so that each caller needs a connection of their own. */
    default boolean isPersonal() {
        return false;
    }

    /** A sentence of the server, or about it, without the secrets that it was given. */
    default String shown(String sentence) {
        return sentence;
    }
}
