package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.ParameterHeader;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.wire.HeaderValue;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which tools mirror arguments into header fields, as their schemas said when they were listed. Thread-safe. */
final class MirroredParameters {
    private final Map<String, List<ParameterHeader>> known = new ConcurrentHashMap<>();

    /** The tools whose annotations are sound; the specification forbids to offer the others. */
    List<Tool> admit(List<Tool> tools) {
        List<Tool> admitted = new ArrayList<>();
        for (Tool tool : tools) {
            try {
                known.put(tool.name(), ParameterHeader.of(tool.inputSchema()));
                admitted.add(tool);
            } catch (IllegalArgumentException e) {
                known.remove(tool.name());
            }
        }
        return List.copyOf(admitted);
    }

    /** The header fields for a call. */
    Map<String, String> headers(JsonObject params) {
        JsonObject arguments = params.object("arguments").orElse(JsonObject.empty());
        Map<String, String> headers = new HashMap<>();
        for (ParameterHeader parameter :
                known.getOrDefault(params.string("name").orElse(""), List.of())) {
            parameter
                    .value(arguments)
                    .ifPresent(value -> headers.put(
                            Names.HEADER_PARAMETER_PREFIX + parameter.name(),
                            HeaderValue.encode(ParameterHeader.text(value))));
        }
        return headers;
    }
}
