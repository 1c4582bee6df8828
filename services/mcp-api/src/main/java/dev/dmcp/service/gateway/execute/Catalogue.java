package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.upstream.Upstream;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** All tools of all enabled servers. One that is away or slow is missing from the list and harms no other. Thread-safe. */
public final class Catalogue {
    private final Registry registry;
    private final Function<RegisteredServer, Upstream> connect;

    /** Over the registry's servers, each reached by what {@code connect} makes. */
    public Catalogue(Registry registry, Function<RegisteredServer, Upstream> connect) {
        this.registry = registry;
        this.connect = connect;
    }

    /** What asking a server for its tools gave: the tools, or why there are none. */
    public record Listing(RegisteredServer server, List<OfferedTool> tools, Optional<String> problem) {}

    /** Asks all servers at once. */
    public List<Listing> listings(Caller caller) throws InterruptedException {
        var asked = new LinkedHashMap<RegisteredServer, Future<Listing>>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (RegisteredServer server : registry.all()) {
                asked.put(server, threads.submit(() -> ask(server, caller)));
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

    private Listing ask(RegisteredServer server, Caller caller) throws InterruptedException {
        if (!server.enabled()) {
            return new Listing(server, List.of(), Optional.empty());
        }
        try {
            var tools = new ArrayList<OfferedTool>();
            for (JsonObject description : connect.apply(server).tools(caller)) {
                tools.add(new OfferedTool(
                        server.name(), description.string("name").orElseThrow(), description));
            }
            return new Listing(server, List.copyOf(tools), Optional.empty());
        } catch (UpstreamException e) {
            return new Listing(server, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What a call gave, and who gave it. */
    public record Outcome(String server, String tool, JsonValue result) {}

    /**
     * Calls a tool by its whole name, or by the server's own name for it where only one server has that.
     *
     * @throws UnknownToolException when no enabled server offers it, or several do
     * @throws UpstreamException when the server does not do it
     */
    public Outcome execute(Caller caller, String name, JsonObject arguments)
            throws UnknownToolException, UpstreamException, InterruptedException {
        List<Listing> listings = listings(caller);
        OfferedTool tool = find(listings, name);
        RegisteredServer server =
                registry.find(tool.server()).orElseThrow(() -> new UnknownToolException("its server was just removed"));
        return new Outcome(tool.server(), tool.tool(), connect.apply(server).call(caller, tool.tool(), arguments));
    }

    private static OfferedTool find(List<Listing> listings, String name) throws UnknownToolException {
        var candidates = new ArrayList<OfferedTool>();
        for (Listing listing : listings) {
            for (OfferedTool tool : listing.tools()) {
                if (tool.name().equals(name)) {
                    return tool;
                }
                if (tool.tool().equals(name)) {
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
