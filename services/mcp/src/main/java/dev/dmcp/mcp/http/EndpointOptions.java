package dev.dmcp.mcp.http;

import java.time.Duration;

/**
 * How an endpoint keeps its connections. A client that goes away is noticed when something is written to it, and that fails at the second time.
 *
 * @param heartbeat how often a silent stream that is open for news gets a comment
 * @param callHeartbeat the same for the stream of a call, which such a client has cancelled by going away
 * @param patience how long a call may take before its answer becomes a stream, so that heartbeats can begin
 * @param retry how long clients of a resumable stream wait before they come back
 */
public record EndpointOptions(Duration heartbeat, Duration callHeartbeat, Duration patience, Duration retry) {
    public static final EndpointOptions DEFAULT = new EndpointOptions(
            Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500));
}
