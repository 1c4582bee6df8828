package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.auth.Caller;
import java.util.Optional;

/** Opens connections to one server, as its transport has it. Thread-safe. */
public interface Opener {
    /**
     * Opens a connection on behalf of a caller.
     *
     * @param ended runs when the connection, once open, ends by itself, where that is noticed; also when it was closed; must not block
     * @throws LinkException when the server cannot be reached, or must not be; the message holds no secret
     */
    McpClient open(Caller caller, ClientOptions options, Runnable ended) throws LinkException, InterruptedException;

    /** The process that the server is, where it is one of ours and runs. */
    default Optional<Long> pid() {
        return Optional.empty();
    }

    /** Whether the server is told who calls, so that each caller needs a connection of their own. A server may begin to want that at any time. */
    default boolean isPersonal() {
        return false;
    }

    /** Finds out anew whether that is so; called before a connection is opened. */
    default void lookAgain() {}

    /** On whose behalf the server is asked what it offers to everybody. */
    default Caller envoy() {
        return new Caller(Caller.DEFAULT_USER, false);
    }

    /** A sentence of the server, or about it, without the secrets that it was given. */
    default String shown(String sentence) {
        return sentence;
    }
}
