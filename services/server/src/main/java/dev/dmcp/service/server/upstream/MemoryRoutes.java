package dev.dmcp.service.server.upstream;

import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.util.List;

/** {@code /api/memories}: the memory server's tools for the pages of the client. */
public final class MemoryRoutes {
    private final Upstream memory;

    public MemoryRoutes(Upstream memory) {
        this.memory = memory;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/memories", this::search),
                Route.get("/api/memories/{key}", this::recall),
                Route.post("/api/memories", this::remember));
    }

    private Response search(Request request) throws InterruptedException {
        JsonObject query = JsonObject.builder()
                .put("query", request.query("query").orElse(""))
                .build();
        return memory.post(request, "/tools/memory_search", Json.bytes(query));
    }

    private Response recall(Request request) throws InterruptedException {
        JsonObject key =
                JsonObject.builder().put("key", request.pathParameter("key")).build();
        return memory.post(request, "/tools/memory_recall", Json.bytes(key));
    }

    private Response remember(Request request) throws IOException, InterruptedException {
        return memory.post(request, "/tools/memory_remember", Json.bytes(request.jsonObject()));
    }
}
