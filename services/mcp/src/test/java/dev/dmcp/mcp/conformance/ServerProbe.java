package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.stdio.ChildCommand;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Our client against a server of others: {@code TOOL ARGUMENTS URL} or {@code TOOL ARGUMENTS COMMAND…}. Prints what it found. */
public final class ServerProbe {
    private static final ClientOptions OPTIONS =
            ClientOptions.of(new Implementation("dmcp-probe", "1")).withTimeout(Duration.ofSeconds(20));

    private ServerProbe() {}

    public static void main(String[] arguments) throws Exception {
        JsonObject call = Json.parse(arguments[1]).asObject().orElseThrow();
        List<String> target = List.of(arguments).subList(2, arguments.length);
        try (McpClient client = connect(target)) {
            System.out.println(probe(client, arguments[0], call));
        }
        System.exit(0);
    }

    private static McpClient connect(List<String> target) throws Exception {
        return target.getFirst().startsWith("http")
                ? Connect.toUrl(URI.create(target.getFirst()), HttpLinkOptions.DEFAULT, HttpAuthorizer.none(), OPTIONS)
                : Connect.toCommand(ChildCommand.of(target), OPTIONS);
    }

    private static String probe(McpClient client, String tool, JsonObject arguments) throws Exception {
        int tools = client.listTools().size();
        int resources =
                client.server().offers("resources") ? client.listResources().size() : 0;
        int prompts = client.server().offers("prompts") ? client.listPrompts().size() : 0;
        AtomicInteger progress = new AtomicInteger();
        CallOptions options =
                CallOptions.within(Duration.ofSeconds(20)).withProgress(news -> progress.incrementAndGet());
        ToolResult result = client.callTool(tool, arguments, options);
        if (result.isError()) {
            throw new IllegalStateException(tool + " failed: " + result.toJson());
        }
        client.ping();
        return "%s %s, revision %s: %d tools, %d resources, %d prompts, %s called, %d times progress"
                .formatted(
                        client.server().server().name(),
                        client.server().server().version(),
                        client.server().version().text(),
                        tools,
                        resources,
                        prompts,
                        tool,
                        progress.get());
    }
}
