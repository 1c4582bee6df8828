package dev.dmcp.cli.conversation;

import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/**
 * What a desktop client must be told so that it finds this stack: its services by URL, the memory server and the stack itself as programs.
 *
 * @param dmcp how dmcp is called
 */
public record ClientConfiguration(Project project, String dmcp) {

    /** Which client. Each has its own words for the same. */
    public enum Client {
        CLAUDE("mcpServers", true),
        CURSOR("mcpServers", false),
        VSCODE("servers", true);

        private final String root;
        private final boolean saysType;

        Client(String root, boolean saysType) {
            this.root = root;
            this.saysType = saysType;
        }
    }

    /** The whole file of a client that knows no other servers. */
    public JsonObject of(Client client) {
        JsonObject.Builder servers = JsonObject.builder();
        StackServices services = new StackServices(project);
        for (ServiceSpec service : project.stack().mcpServices()) {
            if (service.port().isPresent()) {
                servers.put(service.name(), http(client, services.uri(service).toString()));
            }
        }
        servers.put("memory", program(client, List.of("mcp", "serve", "memory")));
        servers.put(
                project.stack().name() + "-stack",
                program(
                        client,
                        List.of("mcp", "serve", "stack", "-C", project.root().toString())));
        return JsonObject.builder().put(client.root, servers.build()).build();
    }

    private static JsonObject http(Client client, String url) {
        return typed(client, "http").put("url", url).build();
    }

    private JsonObject program(Client client, List<String> arguments) {
        return typed(client, "stdio")
                .put("command", dmcp)
                .put("args", JsonArray.ofStrings(arguments))
                .build();
    }

    private static JsonObject.Builder typed(Client client, String type) {
        JsonObject.Builder server = JsonObject.builder();
        return client.saysType ? server.put("type", type) : server;
    }

    /** The same as the text of a file. */
    public String text(Client client) {
        return PrettyJson.of(of(client));
    }
}
