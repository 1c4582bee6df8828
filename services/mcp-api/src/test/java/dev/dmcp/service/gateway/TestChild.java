package dev.dmcp.service.gateway;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.stdio.StdioServer;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real MCP server on its standard streams, for gateways that start one: it says its variables, and ends when it is told to. */
final class TestChild {
    private static final JsonObject ANY =
            Json.parse("{\"type\":\"object\"}").asObject().orElseThrow();

    private TestChild() {}

    public static void main(String[] arguments) throws Exception {
        McpServer server = McpServer.of(new Implementation("child", "1"));
        server.add(new Tool("variables", "Says its variables.", ANY), (context, given) -> {
            var variables = JsonObject.builder();
            System.getenv().forEach(variables::put);
            return ToolResult.structured(variables.build());
        });
        server.add(new Tool("end", "Ends.", ANY), (context, given) -> {
            System.err.println("ending as I was told");
            Runtime.getRuntime().halt(7);
            return ToolResult.text("");
        });
        StdioServer.serve(server, Optional.empty(), System.in, System.out, Throwable::printStackTrace);
    }

    /** Its definition, as JSON. */
    static JsonObject definition(JsonObject environment) {
        List<String> arguments = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TestChild.class.getName());
        return JsonObject.builder()
                .put(
                        "command",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .put("args", JsonArray.ofStrings(arguments))
                .put("env", environment)
                .build();
    }
}
