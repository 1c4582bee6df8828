package dev.dmcp.service.gateway;

import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.UnknownToolException;
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

/** The servers' tools, and calling them, over REST. */
final class GatewayRoutes {
    private final Catalogue catalogue;

    /** Over the gateway's use cases. */
    GatewayRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Route> routes() {
        return List.of(Route.get("/tools", this::tools), Route.post("/tools/execute", this::execute));
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
}
