package dev.dmcp.service.gateway;

import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.gateway.execute.Attendant;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.gateway.execute.Calls;
import dev.dmcp.service.gateway.execute.Catalogue;
import dev.dmcp.service.gateway.execute.Listing;
import dev.dmcp.service.gateway.execute.LoginAdvice;
import dev.dmcp.service.gateway.execute.OfferedTool;
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
    private final Calls calls;
    private final LoginAdvice logins;

    /** Over the gateway's use cases. */
    GatewayRoutes(Catalogue catalogue, Calls calls, LoginAdvice logins) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.logins = logins;
    }

    List<Route> routes() {
        return List.of(Route.get("/tools", this::tools), Route.post("/tools/execute", this::execute));
    }

    private Response tools(Request request) throws InterruptedException {
        var tools = new ArrayList<JsonValue>();
        var problems = new ArrayList<String>();
        for (Listing listing : catalogue.listings()) {
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
            OfferedTool tool = catalogue.find(name);
            CallRequest call = CallRequest.ofTool(Caller.of(request), "rest", tool, arguments);
            return answer(name, tool.server(), ToolResult.of(called(call)));
        } catch (UnknownToolException e) {
            throw HttpFailure.notFound(String.valueOf(e.getMessage()));
        } catch (UpstreamException e) {
            throw failure(e);
        }
    }

    private JsonObject called(CallRequest call) throws UnknownToolException, UpstreamException, InterruptedException {
        try {
            return calls.call(call, Attendant.silent());
        } catch (UpstreamException e) {
            throw logins.explained(e, call.server(), call.caller());
        }
    }

    /** What a tool says structured is the result; else its content, as MCP has it. */
    private static Response answer(String name, String server, ToolResult result) {
        if (result.isError()) {
            throw HttpFailure.badRequest("the tool `" + name + "` of `" + server + "` failed: " + text(result));
        }
        return Response.ok(JsonObject.builder()
                .put("success", true)
                .put("tool", name)
                .put("server", server)
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
            case NEEDS_LOGIN -> 403;
            case TOO_SLOW -> 504;
            case UNUSABLE -> 502;
            case BUSY -> 503;
        };
        return new HttpFailure(status, String.valueOf(e.getMessage()));
    }
}
