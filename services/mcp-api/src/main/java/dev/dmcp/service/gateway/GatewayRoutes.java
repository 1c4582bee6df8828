package dev.dmcp.service.gateway;

import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.UnknownToolException;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Servers, their tools, and calling them, over REST. */
final class GatewayRoutes {
    private final ServerAdministration servers;
    private final Catalogue catalogue;
    private final boolean strangersMayRegister;

    /**
     * Over the gateway's use cases.
     *
     * @param strangersMayRegister whether callers without a token may change the registry
     */
    GatewayRoutes(ServerAdministration servers, Catalogue catalogue, boolean strangersMayRegister) {
        this.servers = servers;
        this.catalogue = catalogue;
        this.strangersMayRegister = strangersMayRegister;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/servers", this::servers),
                Route.post("/servers", this::register),
                Route.delete("/servers/{name}", this::remove),
                Route.post("/servers/{name}/enable", request -> enable(request, true)),
                Route.post("/servers/{name}/disable", request -> enable(request, false)),
                Route.get("/tools", this::tools),
                Route.post("/tools/execute", this::execute));
    }

    private Response servers(Request request) throws InterruptedException {
        List<Catalogue.Listing> listings = catalogue.listings();
        JsonArray servers = JsonArray.from(listings, GatewayRoutes::server);
        return Response.ok(JsonObject.builder().put("servers", servers).build());
    }

    private static JsonObject server(Catalogue.Listing listing) {
        String status =
                !listing.server().enabled() ? "disabled" : listing.problem().isPresent() ? "down" : "ok";
        return listing.server().toJson().toBuilder()
                .put("status", status)
                .put("tools", listing.tools().size())
                .putStringIfPresent("problem", listing.problem())
                .build();
    }

    private Response tools(Request request) throws InterruptedException {
        var tools = new ArrayList<JsonValue>();
        var problems = new ArrayList<String>();
        for (Catalogue.Listing listing : catalogue.listings()) {
            listing.tools().forEach(tool -> tools.add(tool.toJson()));
            listing.problem().ifPresent(problems::add);
        }
        return Response.ok(JsonObject.builder()
                .put("tools", new JsonArray(tools))
                .put("problems", JsonArray.ofStrings(problems))
                .build());
    }

    private Response execute(Request request) throws ClientGoneException, InterruptedException {
        JsonObject body = request.jsonObject();
        String name = body.string("tool").orElseThrow(() -> HttpFailure.badRequest("tool must be the name of a tool"));
        JsonObject arguments = arguments(body);
        try {
            return answer(name, catalogue.execute(Caller.of(request), name, arguments));
        } catch (UnknownToolException e) {
            throw HttpFailure.notFound(String.valueOf(e.getMessage()));
        } catch (UpstreamException e) {
            throw failure(e);
        }
    }

    /** What a tool says structured is the result; else its content, as MCP has it. */
    private static Response answer(String name, Catalogue.Outcome outcome) {
        ToolResult result = outcome.result();
        if (result.isError()) {
            throw HttpFailure.badRequest(
                    "the tool `" + name + "` of `" + outcome.server() + "` failed: " + text(result));
        }
        return Response.ok(JsonObject.builder()
                .put("success", true)
                .put("tool", name)
                .put("server", outcome.server())
                .put("result", result.structured().orElseGet(result::toJson))
                .build());
    }

    private static String text(ToolResult result) {
        var sentences = new ArrayList<String>();
        for (Content content : result.content()) {
            content.toJson().string("text").ifPresent(sentences::add);
        }
        return String.join("; ", sentences);
    }

    private static JsonObject arguments(JsonObject body) {
        Optional<JsonValue> given =
                body.get("args").or(() -> body.get("arguments")).filter(value -> !value.isNull());
        return given.isEmpty()
                ? JsonObject.empty()
                : given.get().asObject().orElseThrow(() -> HttpFailure.badRequest("args must be an object"));
    }

    private static HttpFailure failure(UpstreamException e) {
        int status = switch (e.kind()) {
            case REFUSED -> 400;
            case TOO_SLOW -> 504;
            case UNUSABLE -> 502;
        };
        return new HttpFailure(status, String.valueOf(e.getMessage()));
    }

    private Response register(Request request) throws ClientGoneException {
        requireMayChange(request);
        JsonObject body = request.jsonObject();
        String name = body.string("name").orElseThrow(() -> HttpFailure.badRequest("name is missing"));
        String url = body.string("url").orElseThrow(() -> HttpFailure.badRequest("url is missing"));
        try {
            return Response.json(201, servers.add(name, url).toJson());
        } catch (InvalidServerException e) {
            throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Response enable(Request request, boolean enabled) {
        requireMayChange(request);
        RegisteredServer server = servers.enable(request.pathParameter("name"), enabled)
                .orElseThrow(() -> HttpFailure.notFound("there is no server of that name"));
        return Response.ok(server.toJson());
    }

    private Response remove(Request request) {
        requireMayChange(request);
        try {
            if (!servers.remove(request.pathParameter("name"))) {
                throw HttpFailure.notFound("there is no server of that name");
            }
            return Response.empty(204);
        } catch (InvalidServerException e) {
            throw new HttpFailure(409, String.valueOf(e.getMessage()));
        }
    }

    private void requireMayChange(Request request) {
        if (!strangersMayRegister && !Caller.of(request).authenticated()) {
            throw new HttpFailure(403, "changing servers needs a token here");
        }
    }
}
