package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.upstream.Upstream;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * What all enabled servers have. They are asked at the same time, and each once at a time whoever wants to know; one that is away or slow is waited for
 * only a moment, and harms no other. Thread-safe.
 */
public final class Catalogue {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Registry registry;
    private final Upstreams upstreams;
    private final Map<String, Asking> asking = new ConcurrentHashMap<>();
    private final Map<String, Listing> latest = new ConcurrentHashMap<>();
    private volatile Runnable whenLate = () -> {};

    /** Over the registry's servers. */
    public Catalogue(Registry registry, Upstreams upstreams) {
        this.registry = registry;
        this.upstreams = upstreams;
    }

    /** A question that is under way, or answered. */
    private static final class Asking {
        private final CompletableFuture<Listing> answer;
        private final AtomicBoolean late = new AtomicBoolean();

        Asking(CompletableFuture<Listing> answer) {
            this.answer = answer;
        }
    }

    /** Runs when a server that was not waited for any longer has answered; must not block. */
    public void onLate(Runnable listener) {
        whenLate = listener;
    }

    /** Asks all servers at once; the answers by the servers' names. */
    public List<Listing> listings() throws InterruptedException {
        var asked = new LinkedHashMap<RegisteredServer, Asking>();
        List<RegisteredServer> servers = registry.all();
        Set<String> enabled = servers.stream()
                .filter(RegisteredServer::enabled)
                .map(RegisteredServer::name)
                .collect(Collectors.toSet());
        upstreams.retain(name -> enabled.contains(name) || isEnabledByNow(name));
        for (RegisteredServer server : servers) {
            asked.put(server, ask(server));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var listings = new ArrayList<Listing>();
        for (Map.Entry<RegisteredServer, Asking> one : asked.entrySet()) {
            listings.add(result(one.getKey(), one.getValue(), deadline));
        }
        latest.keySet()
                .retainAll(listings.stream().map(one -> one.server().name()).toList());
        return listings;
    }

    /** A server may have been added since its list was read. */
    private boolean isEnabledByNow(String name) {
        return registry.find(name).filter(RegisteredServer::enabled).isPresent();
    }

    /** Has a server asked anew by whoever wants to know from now on: what it is answering meanwhile is the answer to an older question. */
    public void forget(String name) {
        asking.remove(name);
        latest.remove(name);
    }

    /** What one server has. */
    public Listing listing(RegisteredServer server) throws InterruptedException {
        return result(server, ask(server), System.nanoTime() + PATIENCE.toNanos());
    }

    private Listing result(RegisteredServer server, Asking asked, long deadline) throws InterruptedException {
        try {
            // Who was waited for in vain is not waited for again.
            long patience = asked.late.get() ? 0 : Math.max(0, deadline - System.nanoTime());
            return asked.answer.get(patience, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return Listing.empty(server, Optional.of("the server `" + server.name() + "` cannot be asked: " + e));
        } catch (TimeoutException e) {
            waitNoLonger(asked);
            return Listing.empty(
                    server,
                    Optional.of("the server `" + server.name() + "` has not said yet what it offers; it is slow"));
        }
    }

    private void waitNoLonger(Asking asked) {
        asked.late.set(true);
        if (asked.answer.isDone() && asked.late.compareAndSet(true, false)) {
            whenLate.run();
        }
    }

    private Asking ask(RegisteredServer server) {
        if (!server.enabled()) {
            return new Asking(CompletableFuture.completedFuture(Listing.empty(server, Optional.empty())));
        }
        return asking.computeIfAbsent(server.name(), name -> {
            var fresh = new Asking(new CompletableFuture<>());
            Thread.ofVirtual().name("list").start(() -> ask(server, fresh));
            return fresh;
        });
    }

    private void ask(RegisteredServer server, Asking asked) {
        try {
            Listing listing = asked(server);
            keep(listing, asked);
            asked.answer.complete(listing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asking.remove(server.name(), asked);
            asked.answer.completeExceptionally(new IllegalStateException("the question broke off"));
            if (asked.late.compareAndSet(true, false)) {
                whenLate.run();
            }
        }
    }

    /** Unless somebody has asked anew since. */
    private void keep(Listing listing, Asking asked) {
        asking.computeIfPresent(listing.server().name(), (name, current) -> {
            if (current == asked) {
                latest.put(name, listing);
            }
            return current;
        });
    }

    private Listing asked(RegisteredServer server) throws InterruptedException {
        try {
            Upstream upstream = upstreams.of(server);
            return Listing.of(server, upstream.offer(), upstream.isPersonal());
        } catch (UpstreamException e) {
            return Listing.empty(server, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The tool of that name: its whole name, or the server's own name for it where only one server has that. What was heard last is looked at first, so
     * that a call does not wait for servers that it does not concern.
     *
     * @throws UnknownToolException when no enabled server offers it, or several do
     */
    public OfferedTool find(String name) throws UnknownToolException, InterruptedException {
        for (Listing listing : latest.values()) {
            for (OfferedTool tool : listing.tools()) {
                if (tool.name().equals(name)) {
                    return tool;
                }
            }
        }
        return find(listings(), name);
    }

    private static OfferedTool find(List<Listing> listings, String name) throws UnknownToolException {
        var candidates = new ArrayList<OfferedTool>();
        for (Listing listing : listings) {
            for (OfferedTool tool : listing.tools()) {
                if (tool.name().equals(name)) {
                    return tool;
                }
                if (tool.own().name().equals(name)) {
                    candidates.add(tool);
                }
            }
        }
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        throw new UnknownToolException(candidates.isEmpty() ? missing(listings, name) : ambiguous(candidates));
    }

    private static String missing(List<Listing> listings, String name) {
        var sentence = new StringBuilder("no server offers the tool `" + name + "`; GET /tools lists them");
        listings.forEach(listing ->
                listing.problem().ifPresent(problem -> sentence.append("; ").append(problem)));
        return sentence.toString();
    }

    private static String ambiguous(List<OfferedTool> candidates) {
        return "several servers offer it; say which: "
                + String.join(", ", candidates.stream().map(OfferedTool::name).toList());
    }
}
