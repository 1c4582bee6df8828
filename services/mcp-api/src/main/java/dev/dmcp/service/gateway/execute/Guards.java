package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** One {@link Guard} for each server, kept as long as its limits stay. Thread-safe. */
public final class Guards {
    private final CallLimits otherwise;
    private final InstantSource clock;
    private final Map<String, Guard> byServer = new TreeMap<>();

    /** @param otherwise for servers that have no limits of their own */
    public Guards(CallLimits otherwise, InstantSource clock) {
        this.otherwise = otherwise;
        this.clock = clock;
    }

    synchronized Guard of(RegisteredServer server) {
        CallLimits limits = CallLimits.of(server, otherwise);
        Guard known = byServer.get(server.name());
        if (known != null && known.limits().equals(limits)) {
            return known;
        }
        Guard fresh = new Guard(server.name(), limits, clock);
        byServer.put(server.name(), fresh);
        return fresh;
    }

    /** A server that was changed or removed begins anew. */
    public synchronized void forget(String server) {
        byServer.remove(server);
    }

    /** How a server's breaker stands: 0 closed, 1 half open, 2 open. */
    public synchronized int breaker(String server) {
        Guard guard = byServer.get(server);
        return guard == null ? 0 : guard.breakerFigure();
    }

    /** How many calls of a server are under way. */
    public synchronized int underWay(String server) {
        Guard guard = byServer.get(server);
        return guard == null ? 0 : guard.inside();
    }
}
