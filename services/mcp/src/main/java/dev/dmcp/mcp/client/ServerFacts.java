package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** What a server said of itself. */
public record ServerFacts(
        ProtocolVersion version, Implementation server, JsonObject capabilities, Optional<String> instructions) {

    /** A server that has not been asked. */
    static ServerFacts unknown(ProtocolVersion version) {
        return new ServerFacts(version, new Implementation("", ""), JsonObject.empty(), Optional.empty());
    }

    static ServerFacts ofDiscovery(ProtocolVersion version, JsonObject result) {
        JsonObject meta = result.object(Names.META).orElse(JsonObject.empty());
        return of(version, result, meta.object(Names.META_SERVER_INFO).orElse(JsonObject.empty()));
    }

    static ServerFacts ofInitialization(ProtocolVersion version, JsonObject result) {
        return of(version, result, result.object("serverInfo").orElse(JsonObject.empty()));
    }

    private static ServerFacts of(ProtocolVersion version, JsonObject result, JsonObject server) {
        return new ServerFacts(
                version,
                Implementation.of(server),
                result.object("capabilities").orElse(JsonObject.empty()),
                result.string("instructions"));
    }

    /** Whether the server declares the capability: {@code tools}, {@code resources}, {@code prompts}, … */
    public boolean offers(String capability) {
        return capabilities.has(capability);
    }
}
