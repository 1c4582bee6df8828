package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.server.Interests.Interest;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.gateway.execute.Addresses.Place;
import dev.dmcp.service.gateway.execute.Upstreams;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.log.Log;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Subscribes at the servers to what the gateway's clients subscribed to, each on behalf of its caller, and passes on what they say. */
final class ResourceSubscriptions {
    private static final int MOST = 500;

    private final McpServer server;
    private final Upstreams upstreams;
    private final MergedResources resources;
    private final Log log;
    private final Map<Interest, Subscribed> open = new ConcurrentHashMap<>();
    private final Set<Interest> missed = ConcurrentHashMap.newKeySet();
    private final Runnable again;

    private record Subscribed(Place place, AutoCloseable subscription, AtomicBoolean lost) {}

    /** @param again runs when a subscription was lost, so that {@link #look} comes soon */
    ResourceSubscriptions(McpServer server, Upstreams upstreams, MergedResources resources, Log log, Runnable again) {
        this.server = server;
        this.upstreams = upstreams;
        this.resources = resources;
        this.log = log;
        this.again = again;
    }

    /** Makes the servers' subscriptions what the clients' are. */
    void look() throws InterruptedException {
        Set<Interest> wanted = server.interests().all();
        Set<Interest> gone = new HashSet<>(open.keySet());
        gone.removeAll(wanted);
        gone.forEach(this::end);
        missed.retainAll(wanted);
        for (Interest interest : wanted) {
            if (!open.containsKey(interest) && open.size() < MOST) {
                begin(interest);
            }
        }
    }

    private void begin(Interest interest) throws InterruptedException {
        if (interest.caller().isEmpty()) {
            return;
        }
        Caller caller = Callers.of(interest.caller().get());
        for (Place place : places(interest.uri())) {
            try {
                var lost = new AtomicBoolean();
                Optional<AutoCloseable> subscription =
                        upstreams.subscribe(place.server(), caller, place.uri(), () -> lost(interest, lost));
                if (subscription.isPresent()) {
                    open.put(interest, new Subscribed(place, subscription.get(), lost));
                    forgetLost(interest);
                    tellWhatWasMissed(interest);
                    return;
                }
            } catch (UpstreamException e) {
                log.debug(
                        "a resource was not subscribed to",
                        fields -> fields.put("server", place.server()).put("reason", String.valueOf(e.getMessage())));
            }
        }
    }

    private List<Place> places(String uri) {
        return resources
                .addresses()
                .find(uri)
                .map(List::of)
                .orElseGet(() -> resources.addresses().personal().stream()
                        .map(name -> new Place(name, uri))
                        .toList());
    }

    private void lost(Interest interest, AtomicBoolean lost) {
        if (lost.compareAndSet(false, true)) {
            missed.add(interest);
            forgetLost(interest);
            again.run();
        }
    }

    /** While nobody listened, the resource may have changed: clients had better look. */
    private void tellWhatWasMissed(Interest interest) {
        if (missed.remove(interest)) {
            server.changes().publish(new Change.ResourceUpdated(interest.uri(), interest.caller()));
        }
    }

    /** What was lost before is not what is open now. */
    private void forgetLost(Interest interest) {
        open.computeIfPresent(interest, (same, known) -> known.lost().get() ? null : known);
    }

    private void end(Interest interest) {
        Subscribed subscribed = open.remove(interest);
        if (subscribed == null) {
            return;
        }
        // The server may be slow to hear of it.
        Thread.ofVirtual().name("unsubscribe").start(() -> {
            try {
                subscribed.subscription().close();
            } catch (Exception e) {
                log.debug("a subscription did not end well", fields -> fields.put("reason", String.valueOf(e)));
            }
        });
    }

    /** A server said that one of its resources holds something else. It may be known here under more than one address. */
    void updated(String from, String uri, Optional<Caller> owner) {
        Place place = new Place(from, uri);
        Set<String> offered = new HashSet<>();
        open.forEach((interest, subscribed) -> {
            if (subscribed.place().equals(place)) {
                offered.add(interest.uri());
            }
        });
        offered.forEach(
                address -> server.changes().publish(new Change.ResourceUpdated(address, Callers.toCore(owner))));
    }
}
