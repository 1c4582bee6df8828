package dev.dmcp.service.server.upstream;

import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.Json;
import java.io.IOException;
import java.util.List;

/** {@code /api/tools}: what the gateway offers, listed and called. */
public final class ToolRoutes {
    private final Upstream gateway;

    public ToolRoutes(Upstream gateway) {
        this.gateway = gateway;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/tools", this::list), Route.post("/api/tools/execute", this::execute));
    }

    private Response list(Request request) throws InterruptedException {
        return gateway.get(request, "/tools");
    }

    private Response execute(Request request) throws IOException, InterruptedException {
        return gateway.post(request, "/tools/execute", Json.bytes(request.jsonObject()));
    }
}
