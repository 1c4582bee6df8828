package dev.dmcp.mcp.http;

import dev.dmcp.mcp.era.modern.ModernRequest;
import dev.dmcp.mcp.model.ParameterHeader;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.HeaderValue;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares what the header fields of a modern request say with its body, so that whoever routes by the fields and whoever serves by the body see the
 * same request (Streamable HTTP, "Server Validation").
 */
final class HeaderChecks {
    private final McpServer server;
    private final Map<String, Mirrored> known = new ConcurrentHashMap<>();

    /** What a tool mirrors; found anew when another tool takes the name. */
    private record Mirrored(Tool tool, List<ParameterHeader> parameters) {}

    HeaderChecks(McpServer server) {
        this.server = server;
    }

    /** @throws RpcException header mismatch */
    void check(Message.Request request, Headers headers) {
        String version = headers.first(Names.HEADER_PROTOCOL_VERSION)
                .orElseThrow(() -> mismatch("Missing header " + Names.HEADER_PROTOCOL_VERSION));
        Optional<String> claimed = ModernRequest.claimedVersion(request.params());
        if (claimed.isEmpty()) {
            return; // The era says what is missing in the body.
        }
        if (!claimed.get().equals(version)) {
            throw mismatch(Names.HEADER_PROTOCOL_VERSION + " differs from the version in the body");
        }
        if (!version.equals(ProtocolVersion.NEWEST_MODERN.text())) {
            return; // The era says which versions there are.
        }
        requireSame(headers, Names.HEADER_METHOD, request.method());
        checkName(request, headers);
        if (request.method().equals("tools/call")) {
            checkParameters(request.params(), headers);
        }
    }

    private static void checkName(Message.Request request, Headers headers) {
        Optional<String> source = switch (request.method()) {
            case "tools/call", "prompts/get" -> Optional.of("name");
            case "resources/read" -> Optional.of("uri");
            case "tasks/get", "tasks/update", "tasks/cancel" -> Optional.of("taskId");
            default -> Optional.empty();
        };
        source.flatMap(request.params()::string).ifPresent(name -> requireSame(headers, Names.HEADER_NAME, name));
    }

    private void checkParameters(JsonObject params, Headers headers) {
        Optional<ServerTool> tool = params.string("name").flatMap(server.tools()::get);
        if (tool.isEmpty()) {
            return;
        }
        JsonObject arguments = params.object("arguments").orElse(JsonObject.empty());
        for (ParameterHeader parameter : mirrored(tool.get().tool())) {
            checkParameter(parameter, arguments, headers);
        }
    }

    private static void checkParameter(ParameterHeader parameter, JsonObject arguments, Headers headers) {
        String field = Names.HEADER_PARAMETER_PREFIX + parameter.name();
        Optional<String> sent = headers.first(field);
        Optional<JsonValue> value = parameter.value(arguments);
        if (value.isEmpty()) {
            if (sent.isPresent()) {
                throw mismatch(field + " is there, but the argument is not");
            }
            return;
        }
        String decoded = HeaderValue.decode(sent.orElseThrow(() -> mismatch("Missing header " + field)))
                .orElseThrow(() -> mismatch(field + " is malformed"));
        if (!isSame(decoded, value.get())) {
            throw mismatch(field + " differs from the argument in the body");
        }
    }

    private static boolean isSame(String text, JsonValue value) {
        if (!(value instanceof JsonNumber(BigDecimal number))) {
            return text.equals(ParameterHeader.text(value));
        }
        try {
            return new BigDecimal(text).compareTo(number) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void requireSame(Headers headers, String field, String expected) {
        String sent = headers.first(field).orElseThrow(() -> mismatch("Missing header " + field));
        String decoded = HeaderValue.decode(sent).orElseThrow(() -> mismatch(field + " is malformed"));
        if (!decoded.equals(expected)) {
            throw mismatch(field + " differs from the body");
        }
    }

    private List<ParameterHeader> mirrored(Tool tool) {
        return known.compute(
                        tool.name(),
                        (name, old) -> old != null && old.tool().equals(tool) ? old : new Mirrored(tool, find(tool)))
                .parameters();
    }

    /** A tool whose annotations are wrong mirrors nothing: clients leave it out. */
    private static List<ParameterHeader> find(Tool tool) {
        try {
            return ParameterHeader.of(tool.inputSchema());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static RpcException mismatch(String sentence) {
        return new RpcException(ErrorCode.HEADER_MISMATCH, "Header mismatch: " + sentence);
    }
}
