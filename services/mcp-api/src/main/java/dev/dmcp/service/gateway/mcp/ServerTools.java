package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ToolHandler;
import dev.dmcp.service.gateway.execute.ServerStates;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.ServerAdministration;
import dev.dmcp.service.gateway.registry.ShownServer;
import dev.dmcp.service.gateway.registry.UnchangeableException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Tools by which servers come and go from within a chat. */
public final class ServerTools {
    private static final JsonObject NAME =
            Json.parse("{\"name\": {\"type\": \"string\"}}").asObject().orElseThrow();

    /** What a server may be given, beside its name. The operator's commands are not among it: they are refused from here by default. */
    private static final JsonObject SETTINGS = Json.parse("""
            {"url": {"type": "string", "description": "Address of its MCP endpoint; without a path, /mcp is taken."},
             "type": {"enum": ["http", "sse", "stdio"], "description": "How it is spoken to; http by default."},
             "headers": {"type": "object", "additionalProperties": {"type": "string"},
               "description": "Sent with each request. Secrets by reference: ${env:GATEWAY_SECRET_…}, ${file:name}."},
             "oauth": {"type": "object",
               "properties": {"grant": {"enum": ["authorization_code", "client_credentials"]},
                 "clientId": {"type": "string"}, "clientSecret": {"type": "string"}},
               "description": "How tokens are got, where the server's own word is not enough: by users who log in, or by an identity of the gateway."},
             "command": {"type": "string", "description": "Program of a stdio server; only where the operator allows it."},
             "args": {"type": "array", "items": {"type": "string"}},
             "env": {"type": "object", "additionalProperties": {"type": "string"}},
             "cwd": {"type": "string"},
             "memory": {"type": "string", "description": "What a stdio server may use, such as 256M."},
             "timeout": {"type": "integer", "description": "Seconds that it may take to answer."},
             "concurrency": {"type": "integer", "description": "Calls that may be under way at once."},
             "allowTools": {"type": "array", "items": {"type": "string"}, "description": "Only these tools; * for any characters."},
             "denyTools": {"type": "array", "items": {"type": "string"}, "description": "Not these tools."},
             "enabled": {"type": "boolean"}}""").asObject().orElseThrow();

    private final ServerAdministration servers;
    private final ServerStates states;
    private final boolean strangersMayChange;

    /** @param strangersMayChange whether callers without a token may change which servers there are */
    public ServerTools(ServerAdministration servers, ServerStates states, boolean strangersMayChange) {
        this.servers = servers;
        this.states = states;
        this.strangersMayChange = strangersMayChange;
    }

    void addTo(McpServer server) {
        server.add(
                tool(
                        "mcp_server_list",
                        "Lists the MCP servers behind this gateway and how they are, or the one of that name. For one that"
                                + " `needs login`, show the user the address under `login`, to open in a browser.",
                        ToolAnnotations.READ_ONLY,
                        List.of(),
                        NAME),
                (context, arguments) -> list(arguments.string("name"), Callers.of(context)));
        server.add(
                tool(
                        "mcp_server_add",
                        "Registers an MCP server; its tools appear as name__tool.",
                        ToolAnnotations.IDEMPOTENT,
                        NAME,
                        SETTINGS),
                changing((name, settings) -> Optional.of(servers.add(name, settings))));
        server.add(
                tool(
                        "mcp_server_update",
                        "Changes what is given of a registered MCP server; null removes a setting, the rest stays.",
                        ToolAnnotations.IDEMPOTENT,
                        NAME,
                        orNull(SETTINGS)),
                changing(servers::update));
        server.add(
                tool("mcp_server_enable", "Enables a registered MCP server.", ToolAnnotations.IDEMPOTENT, NAME),
                changing((name, settings) -> servers.enable(name, true)));
        server.add(
                tool(
                        "mcp_server_disable",
                        "Disables an MCP server; its tools go, its registration stays.",
                        ToolAnnotations.IDEMPOTENT,
                        NAME),
                changing((name, settings) -> servers.enable(name, false)));
        server.add(
                tool("mcp_server_remove", "Removes a registered MCP server.", ToolAnnotations.DESTRUCTIVE, NAME),
                changing((name, settings) -> servers.remove(name)));
    }

    private ToolResult list(Optional<String> name, Caller caller) throws InterruptedException {
        List<JsonObject> shown = name.isEmpty()
                ? states.all(caller)
                : states.one(name.get(), caller).stream().toList();
        return shown.isEmpty() && name.isPresent()
                ? ToolResult.error("there is no server of that name")
                : ToolResult.structured(JsonObject.builder()
                        .put("servers", JsonArray.from(shown, state -> state))
                        .build());
    }

    private interface Change {
        Optional<RegisteredServer> make(String name, JsonObject settings);
    }

    private ToolHandler changing(Change change) {
        return (context, arguments) -> {
            if (!strangersMayChange && !Callers.of(context).authenticated()) {
                return ToolResult.error("changing servers needs a token here");
            }
            try {
                String name = arguments.string("name").orElseThrow(() -> new InvalidServerException("name is missing"));
                return change.make(name, arguments.without("name"))
                        .map(server -> ToolResult.structured(ShownServer.of(server)))
                        .orElseGet(() -> ToolResult.error("there is no server of that name"));
            } catch (InvalidServerException | UnchangeableException e) {
                return ToolResult.error(String.valueOf(e.getMessage()));
            }
        };
    }

    /** The same settings, each of which may be {@code null}. */
    private static JsonObject orNull(JsonObject settings) {
        var properties = JsonObject.builder();
        JsonObject nothing = JsonObject.builder().put("type", "null").build();
        settings.members()
                .forEach((name, schema) -> properties.put(
                        name,
                        JsonObject.builder()
                                .put("anyOf", JsonArray.of(schema, nothing))
                                .build()));
        return properties.build();
    }

    private static Tool tool(
            String name, String description, ToolAnnotations annotations, JsonObject... groupsOfProperties) {
        return tool(name, description, annotations, List.of("name"), groupsOfProperties);
    }

    private static Tool tool(
            String name,
            String description,
            ToolAnnotations annotations,
            List<String> required,
            JsonObject... groupsOfProperties) {
        var properties = JsonObject.builder();
        for (JsonObject group : groupsOfProperties) {
            group.members().forEach(properties::put);
        }
        JsonObject schema = JsonObject.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", JsonArray.ofStrings(required))
                .build();
        return new Tool(name, description, schema).withAnnotations(annotations);
    }
}
