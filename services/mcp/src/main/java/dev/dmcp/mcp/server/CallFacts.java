package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/**
 * What is known of a request before it is served.
 *
 * @param meta the request's {@code _meta}
 * @param logThreshold the mildest severity that the client wants to hear of; empty when it wants none
 */
public record CallFacts(
        ProtocolVersion version,
        Optional<Caller> caller,
        Optional<Implementation> client,
        ClientCapabilities capabilities,
        JsonObject meta,
        Optional<LogLevel> logThreshold) {}
