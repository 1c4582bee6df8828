package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All tools of all enabled servers. One that is away or slow is missing from the list and harms no other. Thread-safe. */
public final class Catalogue {
    private final Registry registry;
    private final Upstreams upstreams;

    /** Over the registry's servers. */
    public Catalogue(Registry registry, Upstreams upstreams) {
        this.registry = registry;
        this.upstreams = upstreams;
    }

    /** What asking a server for its tools gave: the tools, or why there are none. */
    public record Listing(RegisteredServer server, List<OfferedTool> tools, Optional<String> problem) {}

    /** Asks all servers at once. */
    public List<Listing> listings() throws InterruptedException {
        var asked = new LinkedHashMap<RegisteredServer, Future<Listing>>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (RegisteredServer server : registry.all()) {
                asked.put(server, threads.submit(() -> ask(server)));
            }
            var listings = new ArrayList<Listing>();
            for (Map.Entry<RegisteredServer, Future<Listing>> one : asked.entrySet()) {
                listings.add(result(one.getKey(), one.getValue()));
            }
            return listings;
        }
    }

    private static Listing result(RegisteredServer server, Future<Listing> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            return new Listing(server, List.of(), Optional.of("it cannot be asked: " + e.getCause()));
        }
    }

    private Listing ask(RegisteredServer server) throws InterruptedException {
        if (!server.enabled()) {
            return new Listing(server, List.of(), Optional.empty());
        }
        try {
            var tools = new ArrayList<OfferedTool>();
            for (Tool tool : upstreams.of(server).tools()) {
                tools.add(new OfferedTool(server.name(), tool));
            }
            return new Listing(server, List.copyOf(tools), Optional.empty());
        } catch (UpstreamException e) {
            return new Listing(server, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What a call gave, and who gave it. */
    public record Outcome(String server, String tool, ToolResult result) {}

    /**
     * Calls a tool by its whole name, or by the server's own name for it where only one server has that.
     *
     * @throws UnknownToolException when no enabled server offers it, or several do
     * @throws UpstreamException when the server does not do it
     */
    public Outcome execute(Caller caller, String name, JsonObject arguments)
            throws UnknownToolException, UpstreamException, InterruptedException {
        return execute(caller, find(listings(), name), arguments);
    }

    /**
     * Calls a tool that was found before.
     *
     * @throws UnknownToolException when its server is there no more, or disabled
     * @throws UpstreamException when the server does not do it
     */
    public Outcome execute(Caller caller, OfferedTool tool, JsonObject arguments)
            throws UnknownToolException, UpstreamException, InterruptedException {
        RegisteredServer server = registry.find(tool.server())
                .filter(RegisteredServer::enabled)
                .orElseThrow(
                        () -> new UnknownToolException("the server `" + tool.server() + "` is not there any more"));
        ToolResult result = upstreams.of(server).call(caller, tool.own().name(), arguments);
        return new Outcome(tool.server(), tool.own().name(), result);
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
