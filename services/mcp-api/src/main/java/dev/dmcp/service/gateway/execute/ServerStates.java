package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.registry.ShownServer;
import dev.dmcp.service.gateway.upstream.UpstreamState;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers and how they are, for whoever looks: over REST, or by a tool. Nothing secret is in it. */
public final class ServerStates {
    private static final String NEEDS_LOGIN = "needs login";

    private final Registry registry;
    private final Catalogue catalogue;
    private final Upstreams upstreams;
    private final Logins logins;

    public ServerStates(Registry registry, Catalogue catalogue, Upstreams upstreams, Logins logins) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.upstreams = upstreams;
        this.logins = logins;
    }

    /** All of them by name, as they are for that caller. */
    public List<JsonObject> all(Caller caller) throws InterruptedException {
        var states = new ArrayList<JsonObject>();
        for (Listing listing : catalogue.listings()) {
            states.add(state(listing, caller));
        }
        return states;
    }

    /** The one of that name, as it is for that caller. */
    public Optional<JsonObject> one(String name, Caller caller) throws InterruptedException {
        Optional<RegisteredServer> server = registry.find(name);
        return server.isEmpty() ? Optional.empty() : Optional.of(state(catalogue.listing(server.get()), caller));
    }

    private JsonObject state(Listing listing, Caller caller) {
        RegisteredServer server = listing.server();
        JsonObject.Builder json = ShownServer.of(server).toBuilder();
        if (!server.enabled()) {
            return json.put("status", "disabled").put("tools", 0).build();
        }
        boolean needsLogin = logins.isNeeded(server.name(), caller);
        json.put("status", needsLogin ? NEEDS_LOGIN : listing.problem().isPresent() ? "down" : "ok")
                .putStringIfPresent("login", logins.page(server.name(), caller).map(URI::toString))
                .put("tools", listing.tools().size())
                .put("prompts", listing.prompts().size())
                .putStringIfPresent("problem", listing.problem());
        describe(upstreams.state(server), json);
        return json.build();
    }

    private static void describe(UpstreamState state, JsonObject.Builder json) {
        json.put("connection", state.kind().word());
        state.facts()
                .ifPresent(facts -> json.put("protocolVersion", facts.version().text())
                        .put("server", facts.server().toJson()));
        state.pid().ifPresent(pid -> json.put("pid", pid));
        state.nextAttempt().ifPresent(wait -> json.put("nextAttemptSeconds", wait.toMillis() / 1_000.0));
        json.put("restarts", state.restarts());
    }
}
