package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.execute.ServerStates;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.gateway.registry.ShownServer;
import dev.dmcp.service.gateway.registry.UnchangeableException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Which servers there are, how they are, and changing that, over REST. */
final class ServerRoutes {
    private final ServerAdministration servers;
    private final ServerStates states;
    private final Logins logins;
    private final boolean strangersMayChange;

    /**
     * Over the gateway's use cases.
     *
     * @param strangersMayChange whether callers without a token may change the registry
     */
    ServerRoutes(ServerAdministration servers, ServerStates states, Logins logins, boolean strangersMayChange) {
        this.servers = servers;
        this.states = states;
        this.logins = logins;
        this.strangersMayChange = strangersMayChange;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/servers", this::all),
                Route.get("/servers/{name}", this::one),
                Route.post("/servers", changing(this::register)),
                Route.put("/servers/{name}", changing(this::replace)),
                new Route("PATCH", "/servers/{name}", changing(this::update)),
                Route.delete("/servers/{name}", changing(this::remove)),
                Route.delete("/servers/{name}/login", changing(this::logOut)),
                Route.post("/servers/{name}/enable", changing(request -> enable(request, true))),
                Route.post("/servers/{name}/disable", changing(request -> enable(request, false))));
    }

    private Response all(Request request) throws InterruptedException {
        return Response.ok(JsonObject.builder()
                .put("servers", JsonArray.from(states.all(Caller.of(request)), state -> state))
                .build());
    }

    private Response one(Request request) throws InterruptedException {
        String name = request.pathParameter("name");
        return Response.ok(states.one(name, Caller.of(request)).orElseThrow(() -> missing(name)));
    }

    private Response register(Request request) throws ClientGoneException {
        JsonObject body = request.jsonObject();
        String name = body.string("name").orElseThrow(() -> HttpFailure.badRequest("name is missing"));
        return Response.json(201, ShownServer.of(servers.add(name, body)));
    }

    private Response replace(Request request) throws ClientGoneException {
        return shown(request, servers.replace(request.pathParameter("name"), named(request)));
    }

    private Response update(Request request) throws ClientGoneException {
        return shown(request, servers.update(request.pathParameter("name"), named(request)));
    }

    /** A body may repeat the name, as an answer has it; another name would be another server. */
    private static JsonObject named(Request request) throws ClientGoneException {
        JsonObject body = request.jsonObject();
        String name = request.pathParameter("name");
        if (!body.string("name").orElse(name).equals(name)) {
            throw HttpFailure.badRequest("a server keeps its name; register another one and remove this one");
        }
        return body.without("name");
    }

    private Response enable(Request request, boolean enabled) {
        return shown(request, servers.enable(request.pathParameter("name"), enabled));
    }

    private Response remove(Request request) {
        String name = request.pathParameter("name");
        if (servers.remove(name).isEmpty()) {
            throw missing(name);
        }
        return Response.empty(204);
    }

    private Response logOut(Request request) {
        if (!logins.forget(request.pathParameter("name"), Caller.of(request))) {
            throw HttpFailure.notFound("you have no login to a server named `" + request.pathParameter("name") + "`");
        }
        return Response.empty(204);
    }

    private static Response shown(Request request, Optional<RegisteredServer> server) {
        return Response.ok(ShownServer.of(server.orElseThrow(() -> missing(request.pathParameter("name")))));
    }

    private static HttpFailure missing(String name) {
        return HttpFailure.notFound("there is no server named `" + name + "`");
    }

    private Handler changing(Handler handler) {
        return request -> {
            if (!strangersMayChange && !Caller.of(request).authenticated()) {
                throw new HttpFailure(403, "changing servers needs a token here");
            }
            try {
                return handler.handle(request);
            } catch (InvalidServerException e) {
                throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
            } catch (UnchangeableException e) {
                throw new HttpFailure(409, String.valueOf(e.getMessage()));
            }
        };
    }
}
