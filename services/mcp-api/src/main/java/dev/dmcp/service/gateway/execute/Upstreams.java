package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.upstream.Upstream;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamState;
import dev.dmcp.service.kit.auth.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One {@link Upstream} for each server, kept as long as the server keeps its address. Thread-safe. */
public final class Upstreams implements AutoCloseable {
    private final Function<RegisteredServer, Upstream> make;
    private final Map<String, Kept> byName = new LinkedHashMap<>();

    private record Kept(RegisteredServer server, Upstream upstream) {}

    public Upstreams(Function<RegisteredServer, Upstream> make) {
        this.make = make;
    }

    public synchronized Upstream of(RegisteredServer server) {
        Kept kept = byName.get(server.name());
        if (kept != null && kept.server().isReachedLike(server)) {
            return kept.upstream();
        }
        forget(server.name());
        Upstream fresh = make.apply(server);
        byName.put(server.name(), new Kept(server, fresh));
        return fresh;
    }

    /**
     * Subscribes to a resource of a server that is known by now; nothing when it is not.
     *
     * @param lost runs when the subscription ends without our doing
     */
    public Optional<AutoCloseable> subscribe(String server, Caller caller, String uri, Runnable lost)
            throws UpstreamException, InterruptedException {
        Kept kept;
        synchronized (this) {
            kept = byName.get(server);
        }
        return kept == null ? Optional.empty() : Optional.of(kept.upstream().subscribe(caller, uri, lost));
    }

    /** How the gateway stands with a server; asks nobody. */
    public synchronized UpstreamState state(RegisteredServer server) {
        Kept kept = byName.get(server.name());
        return kept == null ? UpstreamState.idle() : kept.upstream().state();
    }

    /** Forgets those that are not known: whoever had a server in hand while it was removed may have connected to it again. */
    synchronized void retain(Predicate<String> isKnown) {
        List.copyOf(byName.keySet()).stream().filter(isKnown.negate()).forEach(this::forget);
    }

    /** Ends what is connected to a server that was removed or disabled. */
    public synchronized void forget(String name) {
        Kept kept = byName.remove(name);
        if (kept != null) {
            // A child process takes its time to end, and the other servers are not to wait for that.
            Thread.ofVirtual().name("close").start(kept.upstream()::close);
        }
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(kept -> kept.upstream().close());
        byName.clear();
    }
}
