package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ToolHandler;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Tools by which servers come and go from within a chat. */
final class ServerTools {
    private final ServerAdministration servers;
    private final boolean strangersMayChange;

    ServerTools(ServerAdministration servers, boolean strangersMayChange) {
        this.servers = servers;
        this.strangersMayChange = strangersMayChange;
    }

    void addTo(McpServer server) {
        server.add(
                tool("mcp_server_list", "Lists the MCP servers behind this gateway.", ToolAnnotations.READ_ONLY),
                (context, arguments) -> ToolResult.structured(JsonObject.builder()
                        .put("servers", JsonArray.from(servers.all(), RegisteredServer::toJson))
                        .build()));
        server.add(
                tool(
                        "mcp_server_add",
                        "Registers an MCP server; its tools appear as name__tool.",
                        ToolAnnotations.IDEMPOTENT,
                        "name",
                        "url"),
                changing(arguments -> Optional.of(servers.add(text(arguments, "name"), text(arguments, "url")))));
        server.add(
                tool("mcp_server_enable", "Enables a registered MCP server.", ToolAnnotations.IDEMPOTENT, "name"),
                changing(arguments -> servers.enable(text(arguments, "name"), true)));
        server.add(
                tool(
                        "mcp_server_disable",
                        "Disables an MCP server; its tools go, its registration stays.",
                        ToolAnnotations.IDEMPOTENT,
                        "name"),
                changing(arguments -> servers.enable(text(arguments, "name"), false)));
        server.add(
                tool("mcp_server_remove", "Removes a registered MCP server.", ToolAnnotations.DESTRUCTIVE, "name"),
                changing(this::remove));
    }

    private Optional<RegisteredServer> remove(JsonObject arguments) {
        String name = text(arguments, "name");
        Optional<RegisteredServer> server =
                servers.all().stream().filter(one -> one.name().equals(name)).findFirst();
        return servers.remove(name) ? server : Optional.empty();
    }

    private interface Change {
        Optional<RegisteredServer> make(JsonObject arguments);
    }

    private ToolHandler changing(Change change) {
        return (context, arguments) -> {
            if (!strangersMayChange && !GatewayMcp.caller(context).authenticated()) {
                return ToolResult.error("changing servers needs a token here");
            }
            try {
                return change.make(arguments)
                        .map(server -> ToolResult.structured(server.toJson()))
                        .orElseGet(() -> ToolResult.error("there is no server of that name"));
            } catch (InvalidServerException e) {
                return ToolResult.error(String.valueOf(e.getMessage()));
            }
        };
    }

    private static String text(JsonObject arguments, String name) {
        return arguments.string(name).orElseThrow(() -> new InvalidServerException(name + " is missing"));
    }

    private static Tool tool(String name, String description, ToolAnnotations annotations, String... texts) {
        var properties = JsonObject.builder();
        for (String text : texts) {
            properties.put(text, JsonObject.builder().put("type", "string").build());
        }
        JsonObject schema = JsonObject.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", JsonArray.ofStrings(List.of(texts)))
                .build();
        return new Tool(name, description, schema).withAnnotations(annotations);
    }
}
