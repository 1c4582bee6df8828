package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.upstream.Upstream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One {@link Upstream} for each server, kept as long as the server keeps its address. Thread-safe. */
public final class Upstreams implements AutoCloseable {
    private final Function<RegisteredServer, Upstream> make;
    private final Map<String, Kept> byName = new LinkedHashMap<>();

    private record Kept(RegisteredServer server, Upstream upstream) {}

    public Upstreams(Function<RegisteredServer, Upstream> make) {
        this.make = make;
    }

    synchronized Upstream of(RegisteredServer server) {
        Kept kept = byName.get(server.name());
        if (kept != null && kept.server().isReachedLike(server)) {
            return kept.upstream();
        }
        forget(server.name());
        Upstream fresh = make.apply(server);
        byName.put(server.name(), new Kept(server, fresh));
        return fresh;
    }

    /** Ends what is connected to a server that was removed or disabled. */
    public synchronized void forget(String name) {
        Kept kept = byName.remove(name);
        if (kept != null) {
            kept.upstream().close();
        }
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(kept -> kept.upstream().close());
        byName.clear();
    }
}
