package dev.dmcp.service.server.registry;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.List;

/** {@code /api/servers}: a user's MCP servers, listed, saved and removed by name. */
public final class RegistryRoutes {
    private final ServerRegistry registry;

    public RegistryRoutes(ServerRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/servers", this::list),
                Route.put("/api/servers/{name}", this::save),
                Route.delete("/api/servers/{name}", this::remove));
    }

    private Response list(Request request) {
        List<RegisteredServer> servers = registry.list(Caller.of(request).user());
        return Response.ok(JsonObject.builder()
                .put("servers", JsonArray.from(servers, RegistryRoutes::json))
                .build());
    }

    private Response save(Request request) throws ClientGoneException {
        JsonObject body = request.jsonObject();
        try {
            RegisteredServer saved = registry.save(
                    Caller.of(request).user(),
                    request.pathParameter("name"),
                    URI.create(body.string("url").orElse("")),
                    body.bool("enabled").orElse(true));
            return Response.ok(json(saved));
        } catch (IllegalArgumentException invalid) {
            throw HttpFailure.badRequest(String.valueOf(invalid.getMessage()));
        }
    }

    private Response remove(Request request) {
        if (!registry.remove(Caller.of(request).user(), request.pathParameter("name"))) {
            throw HttpFailure.notFound("you have no server of that name");
        }
        return Response.empty(204);
    }

    private static JsonObject json(RegisteredServer server) {
        return JsonObject.builder()
                .put("name", server.name())
                .put("url", server.address().toString())
                .put("enabled", server.enabled())
                .put("createdAt", server.createdAt().toString())
                .build();
    }
}
