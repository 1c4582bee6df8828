package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Adds to a result what every modern result has: its type, who answered, and how long it may be kept. */
final class ResultEnvelope {
    /** A server's identity and features change only when it is replaced. */
    private static final Duration DISCOVERY_FRESH = Duration.ofHours(1);

    private final McpServer server;
    private final JsonObject identity;

    ResultEnvelope(McpServer server) {
        this.server = server;
        this.identity = server.implementation().toJson();
    }

    JsonObject around(String method, JsonObject result, Optional<Caller> caller) {
        JsonObject.Builder json = result.toBuilder();
        if (!result.has(Names.RESULT_TYPE)) {
            json.put(Names.RESULT_TYPE, Names.RESULT_COMPLETE);
        }
        freshness(method).ifPresent(fresh -> {
            json.put("ttlMs", fresh.toMillis());
            // What one caller may see is nobody else's business, nor a shared cache's.
            json.put("cacheScope", caller.isPresent() ? "private" : "public");
        });
        JsonObject meta = result.object(Names.META).orElse(JsonObject.empty());
        return json.put(Names.META, meta.with(Names.META_SERVER_INFO, identity)).build();
    }

    private Optional<Duration> freshness(String method) {
        return switch (method) {
            case "server/discover" -> Optional.of(DISCOVERY_FRESH);
            case "tools/list", "prompts/list", "resources/list", "resources/templates/list" ->
                Optional.of(server.options().listsFresh());
            case "resources/read" -> Optional.of(server.options().readsFresh());
            default -> Optional.empty();
        };
    }
}
