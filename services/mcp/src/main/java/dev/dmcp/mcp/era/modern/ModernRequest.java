package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.server.CallFacts;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import java.util.Optional;

/** Reads what every modern request says of itself in {@code _meta} (specification, "_meta", "Per-request protocol fields"). */
public final class ModernRequest {
    private ModernRequest() {}

    /**
     * @throws RpcException invalid params when a required field is missing, unsupported version when nobody here speaks it
     */
    static CallFacts facts(Message.Request request, Optional<Caller> caller) {
        JsonObject meta = request.params().object(Names.META).orElse(JsonObject.empty());
        String version = meta.string(Names.META_PROTOCOL_VERSION).orElseThrow(ModernRequest::incomplete);
        JsonObject capabilities = meta.object(Names.META_CLIENT_CAPABILITIES).orElseThrow(ModernRequest::incomplete);
        if (!version.equals(ProtocolVersion.NEWEST_MODERN.text())) {
            throw unsupportedVersion(version);
        }
        return new CallFacts(
                ProtocolVersion.NEWEST_MODERN,
                caller,
                meta.object(Names.META_CLIENT_INFO).map(Implementation::of),
                new ClientCapabilities(capabilities),
                meta,
                meta.string(Names.META_LOG_LEVEL).flatMap(LogLevel::of));
    }

    /** The version that a message claims in its {@code _meta}; empty in a legacy message. */
    public static Optional<String> claimedVersion(JsonObject params) {
        return params.object(Names.META).flatMap(meta -> meta.string(Names.META_PROTOCOL_VERSION));
    }

    /** Whether the fields that every request needs are there. */
    public static boolean isWellFormed(JsonObject params) {
        JsonObject meta = params.object(Names.META).orElse(JsonObject.empty());
        return meta.string(Names.META_PROTOCOL_VERSION).isPresent()
                && meta.object(Names.META_CLIENT_CAPABILITIES).isPresent();
    }

    public static RpcException unsupportedVersion(String requested) {
        JsonObject data = JsonObject.builder()
                .put("supported", JsonArray.from(ProtocolVersion.all(), ModernRequest::text))
                .put("requested", requested)
                .build();
        return new RpcException(ErrorCode.UNSUPPORTED_PROTOCOL_VERSION, "Unsupported protocol version", data);
    }

    /** @throws RpcException when the client has not declared the capability on this request */
    static void require(ClientCapabilities capabilities, String capability) {
        if (!capabilities.has(capability)) {
            throw missing(
                    JsonObject.builder().put(capability, JsonObject.empty()).build());
        }
    }

    /** @throws RpcException when the client has not declared the extension on this request */
    static void requireExtension(ClientCapabilities capabilities, String extension) {
        if (!capabilities.hasExtension(extension)) {
            JsonObject extensions =
                    JsonObject.builder().put(extension, JsonObject.empty()).build();
            throw missing(JsonObject.builder().put("extensions", extensions).build());
        }
    }

    /** What a signed state belongs to: the caller, the method, and the parameters that the client must send again. */
    static String purpose(Message.Request request, Optional<Caller> caller) {
        JsonObject params = request.params();
        JsonObject same = JsonObject.builder()
                .put("caller", caller.map(Caller::subject).orElse(""))
                .put("method", request.method())
                .putIfPresent("name", params.get("name"))
                .putIfPresent("uri", params.get("uri"))
                .putIfPresent("arguments", params.get("arguments"))
                .build();
        return Json.write(same);
    }

    private static RpcException missing(JsonObject capabilities) {
        return new RpcException(
                ErrorCode.MISSING_CLIENT_CAPABILITY,
                "Missing required client capability",
                JsonObject.builder().put("requiredCapabilities", capabilities).build());
    }

    private static RpcException incomplete() {
        return RpcException.invalidParams("Invalid params: `_meta` must have `" + Names.META_PROTOCOL_VERSION
                + "` and `" + Names.META_CLIENT_CAPABILITIES + "`");
    }

    private static JsonString text(ProtocolVersion version) {
        return new JsonString(version.text());
    }
}
