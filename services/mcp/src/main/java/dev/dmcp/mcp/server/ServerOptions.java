package dev.dmcp.mcp.server;

import java.time.Duration;

/**
 * Limits and hints of a server.
 *
 * @param pageSize entries in one part of a list
 * @param listsFresh how long a client may keep a list
 * @param readsFresh how long a client may keep what a resource held
 * @param stateLifetime how long a client may take to answer a question in the stateless era
 * @param answerTimeout how long a call waits for a client's answer in the session era
 */
public record ServerOptions(
        int pageSize, Duration listsFresh, Duration readsFresh, Duration stateLifetime, Duration answerTimeout) {
    public static final ServerOptions DEFAULT = new ServerOptions(
            100, Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(5));

    public ServerOptions withPageSize(int entries) {
        return new ServerOptions(entries, listsFresh, readsFresh, stateLifetime, answerTimeout);
    }
}
