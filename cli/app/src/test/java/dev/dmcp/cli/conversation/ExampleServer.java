package dev.dmcp.cli.conversation;

import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolAnnotations;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.mcp.stdio.StdioServer;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** A small server with one of everything, over HTTP within the test or as a program of its own. */
public final class ExampleServer {
    private ExampleServer() {}

    public static void main(String[] arguments) throws IOException {
        System.err.println("the example server listens");
        StdioServer.serve(create(), Optional.empty(), System.in, System.out, Throwable::printStackTrace);
    }

    static Server http() throws IOException {
        McpEndpoint endpoint = McpEndpoint.of(create(), McpEndpoint.Settings.loopback(Throwable::printStackTrace));
        return JdkServer.start(dev.dmcp.service.kit.http.ServerOptions.of("127.0.0.1", 0), endpoint);
    }

    private static McpServer create() {
        McpServer server = McpServer.of(
                new Implementation("example", "1.2"),
                Optional.of("Greet before you add."),
                Optional.empty(),
                ServerOptions.DEFAULT);
        server.add(
                new Tool("add", "Adds two numbers.", schema("""
                        {"type":"object","required":["a"],"properties":{
                         "a":{"type":"integer","description":"The first"},"b":{"type":"integer","default":1}}}""")).withAnnotations(ToolAnnotations.READ_ONLY),
                (context, arguments) -> {
                    context.progress(50, "half of it");
                    return ToolResult.structured(JsonObject.builder()
                            .put(
                                    "sum",
                                    arguments.integer("a").orElseThrow()
                                            + arguments.integer("b").orElse(1))
                            .build());
                });
        server.add(
                new Tool("draw", "Draws.", schema("{\"type\":\"object\"}")),
                (context, arguments) ->
                        ToolResult.of(Content.text("a picture:"), new Content.Image("AAAA".repeat(1000), "image/png")));
        server.add(
                new Tool("fail", "Fails.", schema("{\"type\":\"object\"}"))
                        .withAnnotations(ToolAnnotations.DESTRUCTIVE),
                (context, arguments) -> ToolResult.error("the disk is full"));
        server.add(
                new Tool("ask", "Asks.", schema("{\"type\":\"object\"}")),
                (context, arguments) -> ToolResult.text("they said "
                        + context.ask(InputRequest.Elicitation.form("Sure?", schema("{\"type\":\"object\"}")))
                                .string("action")
                                .orElse("")));
        server.add(
                new Resource("test://greeting", "greeting", "text/plain"),
                (context, uri, variables) -> ResourceResult.text("test://greeting", "text/plain", "hello\n"));
        server.add(
                new Prompt("welcome", "Welcomes someone.", Prompt.Argument.required("name", "Whom")),
                (context, arguments) -> new PromptResult(
                        PromptResult.Message.user(Content.text("Welcome, " + arguments.get("name") + "!"))));
        return server;
    }

    private static JsonObject schema(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
