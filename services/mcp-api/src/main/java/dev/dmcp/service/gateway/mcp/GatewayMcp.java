package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.OfferedTool;
import dev.dmcp.service.gateway.execute.UnknownToolException;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.log.Log;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code /mcp}: the gateway's own tools and, under {@code server__tool}, those of all enabled servers. The list is looked after in the background: a server that
 * comes, goes or changes its tools is noticed within a quarter of a minute, and clients are told.
 */
public final class GatewayMcp implements AutoCloseable {
    private static final String PATH = "/mcp";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    private final McpServer server;
    private final McpEndpoint endpoint;
    private final Catalogue catalogue;
    private final Log log;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread lookout;
    private final Map<String, OfferedTool> mirrored = new HashMap<>();

    /** @param strangersMayChange whether callers without a token may change which servers there are */
    public GatewayMcp(
            String version, ServerAdministration servers, Catalogue catalogue, boolean strangersMayChange, Log log) {
        this.catalogue = catalogue;
        this.log = log;
        server = McpServer.of(new Implementation("dmcp-gateway", version));
        new ServerTools(servers, strangersMayChange).addTo(server);
        endpoint = McpEndpoint.of(
                server,
                McpEndpoint.Settings.loopback(failure -> log.error("an MCP call failed", failure, fields -> {}))
                        .withHosts(HostPolicy.checkedBefore())
                        .withGate(Gate.named()));
        lookout = Thread.ofVirtual().name("lookout").unstarted(this::lookAfter);
    }

    /** Begins to look after the servers' tools. */
    public void start() {
        lookout.start();
    }

    /** Looks at the servers' tools now, without waiting for it. */
    public void refreshSoon() {
        wakeUp.release();
    }

    public List<Route> routes() {
        Handler handler = endpoint;
        return List.of(Route.post(PATH, handler), Route.get(PATH, handler), Route.delete(PATH, handler));
    }

    private void lookAfter() {
        try {
            while (true) {
                refresh();
                if (wakeUp.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() throws InterruptedException {
        try {
            var found = new HashMap<String, OfferedTool>();
            for (Catalogue.Listing listing : catalogue.listings()) {
                if (listing.problem().isPresent()) {
                    keepKnown(found, listing.server().name());
                }
                listing.tools().forEach(tool -> found.put(tool.name(), tool));
            }
            apply(found);
        } catch (RuntimeException failure) {
            log.error("looking after the servers' tools failed", failure, fields -> {});
        }
    }

    /** A server that is away for a moment keeps its tools: calling one says what is wrong, and clients need not forget them. */
    private void keepKnown(Map<String, OfferedTool> found, String serverName) {
        mirrored.forEach((name, tool) -> {
            if (tool.server().equals(serverName)) {
                found.put(name, tool);
            }
        });
    }

    private void apply(Map<String, OfferedTool> found) {
        if (found.equals(mirrored)) {
            return;
        }
        var gone = new HashSet<>(mirrored.keySet());
        gone.removeAll(found.keySet());
        var added = new HashMap<String, ServerTool>();
        found.forEach((name, tool) -> added.put(name, mirror(tool)));
        server.tools().update(gone, added);
        mirrored.clear();
        mirrored.putAll(found);
    }

    private ServerTool mirror(OfferedTool tool) {
        return new ServerTool(tool.offered(), (context, arguments) -> call(tool, context, arguments)).unchecked();
    }

    private ToolResult call(OfferedTool tool, CallContext context, JsonObject arguments) throws InterruptedException {
        try {
            return catalogue.execute(caller(context), tool, arguments).result();
        } catch (UnknownToolException | UpstreamException e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    static Caller caller(CallContext context) {
        return context.caller()
                .map(caller -> new Caller(caller.subject(), caller.scopes().contains(Gate.AUTHENTICATED)))
                .orElseThrow(() -> new IllegalStateException("a call without a caller"));
    }

    @Override
    public void close() {
        lookout.interrupt();
        endpoint.close();
    }
}
