package dev.dmcp.service.memory;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.metrics.Labels;
import dev.dmcp.service.kit.metrics.Metrics;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.LimitExceededException;
import dev.dmcp.service.memory.tool.MemoryTool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /tools} and {@code POST /tools/<name>}: a tool's arguments are the body, its result is the answer. */
final class ToolRoutes {
    private final Map<String, MemoryTool> tools = new LinkedHashMap<>();
    private final Metrics metrics;

    ToolRoutes(List<MemoryTool> tools, Metrics metrics) {
        tools.forEach(tool -> this.tools.put(tool.name(), tool));
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(Route.get("/tools", request -> list()), Route.post("/tools/{name}", this::call));
    }

    private Response list() {
        JsonArray descriptions =
                JsonArray.from(tools.values(), tool -> tool.description().toJson());
        return Response.ok(JsonObject.builder().put("tools", descriptions).build());
    }

    private Response call(Request request) throws ClientGoneException {
        MemoryTool tool = tools.get(request.pathParameter("name"));
        if (tool == null) {
            throw HttpFailure.notFound("there is no such tool; GET /tools lists them");
        }
        metrics.counter("memory_tool_calls_total", "Calls of each tool", Labels.of("tool", tool.name()))
                .increment();
        JsonObject arguments = request.body().length == 0 ? JsonObject.empty() : request.jsonObject();
        try {
            return Response.ok(tool.action().run(Caller.of(request).user(), arguments));
        } catch (InvalidMemoryException invalid) {
            throw HttpFailure.badRequest(String.valueOf(invalid.getMessage()));
        } catch (LimitExceededException full) {
            throw new HttpFailure(409, String.valueOf(full.getMessage()));
        }
    }
}
