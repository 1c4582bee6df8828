package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.ElicitationDefaults;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientAssertion;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.OAuthAuthorizer;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.mcp.client.oauth.UserAgent;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The client that the conformance suite starts, once for each of its scenarios, with a server's address as its last argument. */
public final class ConformanceClient {
    private static final URI REDIRECT = URI.create("http://localhost:3000/callback");
    private static final URI METADATA = URI.create("https://conformance-test.local/client-metadata.json");

    private final String scenario;
    private final JsonObject context;
    private final URI server;

    private ConformanceClient(String scenario, JsonObject context, URI server) {
        this.scenario = scenario;
        this.context = context;
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        String scenario = environment("MCP_CONFORMANCE_SCENARIO", "tools_call");
        JsonObject context = Json.parse(environment("MCP_CONFORMANCE_CONTEXT", "{}"))
                .asObject()
                .orElseThrow();
        new ConformanceClient(scenario, context, URI.create(arguments[arguments.length - 1])).run();
        System.exit(0);
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private void run() throws Exception {
        try (McpClient client = Connect.toUrl(server, HttpLinkOptions.DEFAULT, authorizer(), options())) {
            List<Tool> tools = client.listTools();
            switch (scenario) {
                case "json-schema-ref-no-deref", "auth/pre-registration" -> {}
                case "json-schema-2020-12-preservation" -> echoSchema(client, tools);
                case "http-custom-headers" -> callAsTold(client);
                case "http-standard-headers" -> useEverything(client, tools);
                default -> callAll(client, tools);
            }
        }
    }

    private ClientOptions options() {
        String version = environment("MCP_CONFORMANCE_PROTOCOL_VERSION", "2025-11-25");
        return ClientOptions.of(new Implementation("dmcp-conformance-client", "1"))
                .withEra(version.equals("2026-07-28") ? EraChoice.MODERN : EraChoice.LEGACY)
                .withResponder(new Responder())
                .withTimeout(Duration.ofSeconds(20));
    }

    private OAuthAuthorizer authorizer() throws GeneralSecurityException {
        OAuthOptions options = OAuthOptions.of("dmcp conformance client", REDIRECT);
        InstantSource clock = InstantSource.system();
        return switch (scenario) {
            case "auth/client-credentials-basic", "auth/client-credentials-jwt" ->
                OAuthAuthorizer.forMachine(server, options.withRegistered(identity()), clock);
            case "auth/pre-registration" ->
                OAuthAuthorizer.forUser(server, options.withRegistered(identity()), new InstantConsent(), clock);
            default -> OAuthAuthorizer.forUser(server, options.withMetadata(METADATA), new InstantConsent(), clock);
        };
    }

    private ClientIdentity identity() throws GeneralSecurityException {
        String id = context.string("client_id").orElseThrow();
        Optional<String> pem = context.string("private_key_pem");
        if (pem.isEmpty()) {
            return ClientIdentity.secret(id, context.string("client_secret").orElseThrow());
        }
        String base64 = pem.get().replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        return ClientIdentity.key(id, new ClientAssertion(key, InstantSource.system()));
    }

    private static void callAll(McpClient client, List<Tool> tools) throws LinkException, InterruptedException {
        JsonObject arguments = JsonObject.builder().put("a", 2).put("b", 3).build();
        for (Tool tool : tools) {
            client.callTool(tool.name(), tool.name().equals("add_numbers") ? arguments : JsonObject.empty());
        }
    }

    private void callAsTold(McpClient client) throws LinkException, InterruptedException {
        for (JsonObject call : Fields.objects(context, "toolCalls", Function.identity())) {
            client.callTool(
                    call.string("name").orElseThrow(), call.object("arguments").orElseThrow());
        }
    }

    private static void echoSchema(McpClient client, List<Tool> tools) throws LinkException, InterruptedException {
        for (Tool tool : tools) {
            if (tool.name().equals("json_schema_2020_12_tool")) {
                client.callTool(
                        "json_schema_echo",
                        JsonObject.builder().put("schema", tool.inputSchema()).build());
            }
        }
    }

    private static void useEverything(McpClient client, List<Tool> tools) throws LinkException, InterruptedException {
        callAll(client, tools);
        for (var resource : client.listResources()) {
            client.readResource(resource.uri());
        }
        for (var prompt : client.listPrompts()) {
            client.getPrompt(prompt.name(), Map.of());
        }
    }

    /** Accepts every form with what it proposes. */
    private static final class Responder implements InputResponder {
        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(JsonObject.builder()
                    .put("elicitation", JsonObject.empty())
                    .put("sampling", JsonObject.empty())
                    .put("roots", JsonObject.empty())
                    .build());
        }

        @Override
        public JsonObject answer(InputRequest request) {
            return switch (request) {
                case InputRequest.Elicitation(JsonObject params) ->
                    JsonObject.builder()
                            .put("action", "accept")
                            .put("content", ElicitationDefaults.fill(params, JsonObject.empty()))
                            .build();
                case InputRequest.Sampling ignored ->
                    Schemas.parse(
                            "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"Yes\"},\"model\":\"none\"}");
                case InputRequest.Roots() -> Schemas.parse("{\"roots\":[]}");
            };
        }
    }

    /** A user who consents before the page is shown. */
    private static final class InstantConsent implements UserAgent {
        @Override
        public URI visit(URI page) throws LinkException, InterruptedException {
            try (HttpClient browser = HttpClient.newHttpClient()) {
                HttpResponse<Void> response =
                        browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
                return URI.create(response.headers()
                        .firstValue("location")
                        .orElseThrow(() -> new LinkException("the page led nowhere")));
            } catch (IOException e) {
                throw new LinkException("the page cannot be seen: " + e.getMessage(), e);
            }
        }
    }
}
