package dev.dmcp.application.port;

import java.net.URI;
import java.time.Duration;

/** Asks a service that should speak MCP what it speaks. */
@FunctionalInterface
public interface McpGreeter {

    /** Where a service of the stack should speak MCP. */
    record Endpoint(String service, URI uri) {}

    /** What it answered. */
    sealed interface Answer {
        /**
         * It does.
         *
         * @param revision of the protocol, {@code 2026-07-28}
         */
        record Speaks(String revision, int tools) implements Answer {}

        /** It does not, or not in time. */
        record Silent(String reason) implements Answer {}
    }

    /** Blocks until the answer is there; never throws. Ends early when its thread is interrupted. */
    Answer greet(Endpoint endpoint, Duration patience);
}
