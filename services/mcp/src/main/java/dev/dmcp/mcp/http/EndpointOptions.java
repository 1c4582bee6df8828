package dev.dmcp.mcp.http;

import java.time.Duration;

/**
 * How an endpoint keeps its connections.
 *
 * @param heartbeat how often a silent stream gets a comment, so that a client which went away is noticed
 * @param patience how long a call may take before its answer becomes a stream, so that heartbeats can begin
 * @param retry how long clients of a resumable stream wait before they come back
 */
public record EndpointOptions(Duration heartbeat, Duration patience, Duration retry) {
    public static final EndpointOptions DEFAULT =
            new EndpointOptions(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMillis(500));
}
