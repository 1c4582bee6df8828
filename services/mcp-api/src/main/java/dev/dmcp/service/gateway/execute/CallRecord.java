package dev.dmcp.service.gateway.execute;

import java.time.Duration;
import java.util.Optional;

/**
 * How a call went.
 *
 * @param took from its coming to its end, waiting for other calls and for the client's answers included
 * @param problem in words, when it did not go well
 */
public record CallRecord(CallRequest request, Duration took, End end, Optional<String> problem) {

    /** How a call ended. */
    public enum End {
        OK,
        /** The tool ran and says that it failed. */
        TOOL_ERROR,
        /** The server said no. */
        REFUSED,
        TIMEOUT,
        /** The server could not be reached or understood. */
        UNAVAILABLE,
        /** Nothing was sent: too many calls, or the server is left alone for a while. */
        BUSY,
        /** The caller went away. */
        CANCELLED
    }
}
