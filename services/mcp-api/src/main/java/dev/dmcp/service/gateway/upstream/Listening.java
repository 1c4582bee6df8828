package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.client.Wishes;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a server tells by itself when its lists change. One that cannot, or whose stream breaks again and again, is looked at from time to time
 * instead. Thread-safe.
 */
final class Listening {
    private static final long SHORTEST_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();
    private static final long STABLE = Duration.ofSeconds(60).toNanos();

    private final Runnable lost;
    private Optional<McpClient> heard = Optional.empty();
    private long since;
    private long pause = SHORTEST_PAUSE;
    private long nextAttempt = System.nanoTime();

    /** @param lost runs when a stream that had stood for a while is lost */
    Listening(Runnable lost) {
        this.lost = lost;
    }

    private boolean hears(McpClient client) {
        return heard.equals(Optional.of(client));
    }

    /** Whether changes would be told now. */
    synchronized boolean isActive() {
        return heard.isPresent();
    }

    /** Begins to listen where the server offers it, unless that was tried a moment ago. */
    void to(Connection connection) throws InterruptedException {
        McpClient client = connection.client();
        if (!offersChanges(client.server()) || !isTime(client)) {
            return;
        }
        connection.onEnd(() -> lost(client));
        try {
            client.listen(Wishes.listChanges(), () -> lost(client));
        } catch (LinkException | RpcException e) {
            lost(client);
        }
    }

    private synchronized boolean isTime(McpClient client) {
        long now = System.nanoTime();
        if (hears(client) || now - nextAttempt < 0) {
            return false;
        }
        heard = Optional.of(client);
        since = now;
        return true;
    }

    private void lost(McpClient client) {
        boolean stood;
        synchronized (this) {
            if (!hears(client)) {
                return;
            }
            heard = Optional.empty();
            long now = System.nanoTime();
            stood = now - since > SHORTEST_PAUSE;
            pause = now - since > STABLE ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
            nextAttempt = stood ? now : now + pause;
        }
        if (stood) {
            lost.run();
        }
    }

    private static boolean offersChanges(ServerFacts facts) {
        return changes(facts, "tools") || changes(facts, "prompts") || changes(facts, "resources");
    }

    private static boolean changes(ServerFacts facts, String kind) {
        return facts.capabilities()
                .object(kind)
                .flatMap(capability -> capability.bool("listChanged"))
                .orElse(false);
    }

    /** Whether the server takes subscriptions to single resources. */
    static boolean offersSubscriptions(ServerFacts facts) {
        return facts.capabilities()
                .object("resources")
                .orElse(JsonObject.empty())
                .bool("subscribe")
                .orElse(false);
    }
}
