package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ServerFacts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How the gateway stands with a server at this moment.
 *
 * @param facts what the server said of itself, while connected
 * @param pid of its process, where it is one of ours and runs
 * @param restarts how often its connection ended by itself since the gateway knows it
 * @param problem why it cannot be reached, when it cannot
 * @param nextAttempt in how long it is tried again
 */
public record UpstreamState(
        Kind kind,
        Optional<ServerFacts> facts,
        Optional<Long> pid,
        int restarts,
        Optional<String> problem,
        Optional<Duration> nextAttempt) {

    /** In one word. */
    public enum Kind {
        /** Nobody has asked it for anything yet. */
        IDLE,
        CONNECTED,
        /** It could not be reached, or was lost, and is tried again after a pause. */
        WAITING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a server that was never asked for anything. */
    public static UpstreamState idle() {
        return new UpstreamState(Kind.IDLE, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());
    }
}
