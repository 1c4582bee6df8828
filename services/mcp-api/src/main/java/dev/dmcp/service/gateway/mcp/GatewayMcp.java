package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.service.gateway.execute.Calls;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.Listing;
import dev.dmcp.service.gateway.execute.Upstreams;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.upstream.UpstreamEvents;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.log.Log;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /mcp}: the gateway's own tools and, under {@code server__name}, the tools and prompts of all enabled servers; their resources under their
 * addresses. What a server says of changes is passed on at once; one that says nothing is looked at every quarter of a minute.
 */
public final class GatewayMcp implements UpstreamEvents, AutoCloseable {
    private static final String PATH = "/mcp";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int MOST_SAID = 1_000;
    private static final String INSTRUCTIONS =
            "Tools and prompts of the servers behind this gateway are named server__name."
                    + " mcp_server_list shows the servers; mcp_server_add adds one.";

    private final McpEndpoint endpoint;
    private final Catalogue catalogue;
    private final Mirror mirror;
    private final ResourceSubscriptions subscriptions;
    private final Wakeful lookout;
    private final Wakeful subscriber;
    private final Log log;
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final Set<String> said = new HashSet<>();

    /** When the servers' tools are hidden behind a search. */
    public enum ToolSearch {
        /** When there are more than a model can well look through. */
        AUTO,
        ON,
        OFF;

        private static final int TOO_MANY = 100;

        boolean applies(int tools) {
            return this == ON || (this == AUTO && tools > TOO_MANY);
        }
    }

    /** What it says of itself, and how it shows very many tools. */
    public record Settings(String version, ToolSearch toolSearch) {}

    public GatewayMcp(
            Settings settings,
            ServerTools servers,
            Catalogue catalogue,
            Upstreams upstreams,
            Calls calls,
            Logins logins,
            Log log) {
        this.catalogue = catalogue;
        this.log = log;
        var answering = new Answering(calls, new LoginQuestion(logins));
        var resources = new MergedResources(upstreams, answering);
        var completion = new MergedCompletion(upstreams);
        McpServer server = McpServer.of(
                new Implementation("dmcp-gateway", settings.version()),
                Optional.of(INSTRUCTIONS),
                Optional.of(completion),
                ServerOptions.DEFAULT);
        servers.addTo(server);
        server.add(resources);
        mirror = new Mirror(
                server, answering, resources, completion, new ToolSearchMode(settings.toolSearch(), server, answering));
        lookout = new Wakeful("looking after the servers", BETWEEN_LOOKS, this::look, log);
        subscriptions = new ResourceSubscriptions(server, upstreams, resources, log, this::subscribeSoon);
        subscriber = new Wakeful("subscribing to resources", BETWEEN_LOOKS, subscriptions::look, log);
        server.interests().onChange(this::subscribeSoon);
        catalogue.onLate(this::refreshSoon);
        endpoint = McpEndpoint.of(
                server,
                McpEndpoint.Settings.loopback(failure -> log.error("an MCP call failed", failure, fields -> {}))
                        .withHosts(HostPolicy.checkedBefore())
                        .withGate(Gate.named()));
    }

    /** Begins to look after the servers. */
    public void start() {
        lookout.start();
        subscriber.start();
    }

    /** Looks at the servers now, without waiting for it. */
    public void refreshSoon() {
        lookout.wake();
    }

    private void subscribeSoon() {
        subscriber.wake();
    }

    public List<Route> routes() {
        Handler handler = endpoint;
        return List.of(Route.post(PATH, handler), Route.get(PATH, handler), Route.delete(PATH, handler));
    }

    private void look() throws InterruptedException {
        Set<String> movedNow = Set.copyOf(moved);
        moved.removeAll(movedNow);
        List<Listing> listings = catalogue.listings();
        listings.forEach(this::sayClashes);
        mirror.show(listings, movedNow);
    }

    /** Once each, however often a server lists. */
    private void sayClashes(Listing listing) {
        for (String clash : listing.clashes()) {
            if (said.size() < MOST_SAID && said.add(clash)) {
                log.warn("names clash", fields -> fields.put("detail", clash));
            }
        }
    }

    @Override
    public void listsChanged(String server) {
        moved.add(server);
        refreshSoon();
    }

    @Override
    public void resourceUpdated(String server, String uri, Optional<Caller> owner) {
        subscriptions.updated(server, uri, owner);
    }

    @Override
    public void close() {
        lookout.close();
        subscriber.close();
        endpoint.close();
    }
}
