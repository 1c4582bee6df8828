package dev.dmcp.service.gateway;

import dev.dmcp.mcp.http.EndpointOptions;
import dev.dmcp.mcp.http.HostPolicy;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CompletionHandler.Completion;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server that asks, tells of progress, writes log lines, and has resources and prompts; of both eras, or of the older one alone. */
final class TalkingUpstream implements AutoCloseable {
    private static final JsonObject ANY = TestGateway.object("{\"type\":\"object\"}");
    private static final JsonObject FORM =
            TestGateway.object("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}");

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final McpServer mcp = McpServer.of(
            new Implementation("talking", "1"),
            Optional.empty(),
            Optional.of((context, question) -> Completion.of(List.of(question.of() + ":" + question.prefix()))),
            ServerOptions.DEFAULT);
    private final McpEndpoint endpoint;
    private final Server server;

    TalkingUpstream(boolean older) throws IOException {
        this(older, 0);
    }

    TalkingUpstream(boolean older, int port) throws IOException {
        mcp.add(tool("ask"), (context, arguments) -> {
            JsonObject first = context.ask("one", InputRequest.Elicitation.form("Who?", FORM));
            JsonObject second = context.ask("two", InputRequest.Elicitation.form("Really?", FORM));
            return ToolResult.text(name(first) + " and " + name(second));
        });
        mcp.add(
                tool("think"),
                (context, arguments) ->
                        ToolResult.structured(context.ask(InputRequest.Sampling.ask("What is it?", 10))));
        mcp.add(tool("roots"), (context, arguments) -> ToolResult.structured(context.ask(new InputRequest.Roots())));
        mcp.add(tool("work"), (context, arguments) -> {
            context.log(LogLevel.DEBUG, "inner", "a detail");
            context.log(LogLevel.WARNING, "inner", "a warning");
            context.progress(50, "half");
            context.progress(100, "done");
            return ToolResult.text("worked");
        });
        mcp.add(tool("hang"), (context, arguments) -> {
            released.await();
            return ToolResult.text("released");
        });
        mcp.add(tool("wait"), (context, arguments) -> {
            try (var _ = context.cancellation().onCancel(cancelled::countDown)) {
                waiting.countDown();
                cancelled.await();
            }
            return ToolResult.text("waited");
        });
        mcp.add(
                new Resource("talk://a", "a", "text/plain"),
                (context, uri, variables) -> ResourceResult.text(uri, "text/plain", "it is " + uri));
        mcp.add(
                new ResourceTemplate("talk://item/{id}", "items", "text/plain"),
                (context, uri, variables) -> ResourceResult.text(uri, "text/plain", "item " + variables.get("id")));
        mcp.add(
                new Prompt("greet", "Greets.", Prompt.Argument.required("who", "whom")),
                (context, arguments) -> new PromptResult(
                        PromptResult.Message.user(dev.dmcp.mcp.model.Content.text("Hello, " + arguments.get("who")))));
        endpoint = McpEndpoint.of(
                mcp,
                McpEndpoint.Settings.loopback(failure -> {})
                        .withHosts(HostPolicy.checkedBefore())
                        .withOptions(new EndpointOptions(
                                Duration.ofMillis(200),
                                Duration.ofMillis(200),
                                Duration.ofMillis(200),
                                Duration.ofMillis(100))));
        Handler handler = request -> older && isModern(request.header("mcp-protocol-version"))
                ? Response.problem(400, "this server is an older one")
                : endpoint.handle(request);
        server = JdkServer.start(
                dev.dmcp.service.kit.http.ServerOptions.of("127.0.0.1", port),
                new Router(List.of(
                        Route.post("/mcp", handler), Route.get("/mcp", handler), Route.delete("/mcp", handler))));
    }

    private static boolean isModern(Optional<String> version) {
        return version.equals(Optional.of("2026-07-28"));
    }

    private static String name(JsonObject answer) {
        return answer.object("content")
                .flatMap(content -> content.string("name"))
                .orElse(answer.toString());
    }

    static Tool tool(String name) {
        return new Tool(name, "A tool.", ANY);
    }

    int port() {
        return server.port();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        cancelled.countDown();
        released.countDown();
        endpoint.close();
        server.stop(Duration.ofSeconds(1));
    }
}
