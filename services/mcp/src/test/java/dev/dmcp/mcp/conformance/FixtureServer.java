package dev.dmcp.mcp.conformance;

import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceContents;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.server.CompletionHandler;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.mcp.stdio.StdioServer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Optional;

/** A server with everything that the conformance suite asks for. Run with {@code stdio}, or with a port. */
public final class FixtureServer {
    private FixtureServer() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("stdio")) {
            StdioServer.serve(
                    create(),
                    Optional.empty(),
                    new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out),
                    Throwable::printStackTrace);
            System.exit(0);
        }
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        McpEndpoint endpoint = McpEndpoint.of(create(), McpEndpoint.Settings.loopback(Throwable::printStackTrace));
        Router router = new Router(
                List.of(Route.post("/mcp", endpoint), Route.get("/mcp", endpoint), Route.delete("/mcp", endpoint)));
        var options = dev.dmcp.service.kit.http.ServerOptions.of("127.0.0.1", port)
                .withUnexpected((request, failure) -> failure.printStackTrace());
        var server = JdkServer.start(options, router);
        System.out.println(server.port());
    }

    public static McpServer create() {
        CompletionHandler completion =
                (context, question) -> new CompletionHandler.Completion(List.of("paris", "park", "party"), 3);
        McpServer server = McpServer.of(
                new Implementation("dmcp-conformance-fixture", "1"),
                Optional.of("Answers what the conformance suite asks for."),
                Optional.of(completion),
                ServerOptions.DEFAULT);
        ContentTools.addTo(server);
        QuestionTools.addTo(server);
        TaskTools.addTo(server);
        addResources(server);
        addPrompts(server);
        return server;
    }

    private static void addResources(McpServer server) {
        server.add(
                new Resource("test://static-text", "static-text", "text/plain"),
                (context, uri, variables) ->
                        ResourceResult.text(uri, "text/plain", "This is the content of the static text resource."));
        server.add(
                new Resource("test://static-binary", "static-binary", "image/png"),
                (context, uri, variables) ->
                        ResourceResult.of(new ResourceContents.Binary(uri, "image/png", ContentTools.PNG)));
        server.add(
                new Resource("test://watched-resource", "watched", "text/plain"),
                (context, uri, variables) -> ResourceResult.text(uri, "text/plain", "Watched"));
        server.add(
                new ResourceTemplate("test://template/{id}/data", "template", "application/json"),
                (context, uri, variables) -> ResourceResult.text(
                        uri,
                        "application/json",
                        JsonObject.builder()
                                .put("id", variables.getOrDefault("id", ""))
                                .put("templateTest", true)
                                .put("data", "Data for ID: " + variables.get("id"))
                                .build()
                                .toString()));
    }

    private static void addPrompts(McpServer server) {
        server.add(
                new Prompt("test_simple_prompt", "Simple"),
                (context, arguments) -> user(Content.text("This is a simple prompt for testing.")));
        server.add(
                new Prompt(
                        "test_prompt_with_arguments",
                        "With arguments",
                        Prompt.Argument.required("arg1", "First"),
                        Prompt.Argument.required("arg2", "Second")),
                (context, arguments) -> user(Content.text("Prompt with arguments: arg1='" + arguments.get("arg1")
                        + "', arg2='" + arguments.get("arg2") + "'")));
        server.add(
                new Prompt(
                        "test_prompt_with_embedded_resource",
                        "With a resource",
                        Prompt.Argument.required("resourceUri", "Which")),
                (context, arguments) -> user(
                        new Content.Embedded(new ResourceContents.Text(
                                arguments.getOrDefault("resourceUri", ""),
                                "text/plain",
                                "Embedded resource content for testing.")),
                        Content.text("Please process the embedded resource above.")));
        server.add(
                new Prompt("test_prompt_with_image", "With an image"),
                (context, arguments) -> user(
                        new Content.Image(ContentTools.PNG, "image/png"),
                        Content.text("Please analyze the image above.")));
        server.add(new Prompt("test_input_required_result_prompt", "Asks back"), (context, arguments) -> {
            JsonObject answer = context.ask(
                    "user_context",
                    InputRequest.Elicitation.form(
                            "What context should the prompt use?", Schemas.requiring("context", Schemas.STRING)));
            return user(Content.text("Prompt with context: " + QuestionTools.field(answer, "context")));
        });
    }

    private static PromptResult user(Content... contents) {
        return new PromptResult(
                List.of(contents).stream().map(PromptResult.Message::user).toArray(PromptResult.Message[]::new));
    }
}
