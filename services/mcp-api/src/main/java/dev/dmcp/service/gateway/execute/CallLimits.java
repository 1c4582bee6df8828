package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import java.time.Duration;

/**
 * How much is asked of one server.
 *
 * @param timeout how long it may be silent during a call; progress counts as a word, time in which it waits for the client does not
 * @param concurrency calls under way at once
 * @param waiting calls that may wait for one of those to end; more are refused at once
 */
public record CallLimits(Duration timeout, int concurrency, int waiting) {
    private static final int WAITING_FOR_EACH = 4;

    /** However much it tells of progress, a call ends after so many timeouts. */
    static final int LONGEST_IN_TIMEOUTS = 20;

    /** Those of a server, and the gateway's where it has none of its own. */
    static CallLimits of(RegisteredServer server, CallLimits otherwise) {
        return of(
                server.calls().timeout().orElse(otherwise.timeout()),
                server.calls().concurrency().orElse(otherwise.concurrency()));
    }

    /** With room for four waiting calls for each that is under way. */
    public static CallLimits of(Duration timeout, int concurrency) {
        return new CallLimits(timeout, concurrency, concurrency * WAITING_FOR_EACH);
    }
}
