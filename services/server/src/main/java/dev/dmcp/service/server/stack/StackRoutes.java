package dev.dmcp.service.server.stack;

import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.server.stack.StackStatus.MemberStatus;
import java.util.List;

/** {@code GET /api/stack}: how everything is. Open to all who reach the server; it tells states and nothing else. */
public final class StackRoutes {
    private final StackStatus status;

    public StackRoutes(StackStatus status) {
        this.status = status;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/stack", this::show));
    }

    private Response show(Request request) throws InterruptedException {
        List<MemberStatus> members = status.ask();
        return Response.ok(JsonObject.builder()
                        .put("status", StackStatus.summary(members))
                        .put("services", JsonArray.from(members, StackStatus::json))
                        .build())
                .withHeader("cache-control", "no-store");
    }
}
