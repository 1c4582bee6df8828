package dev.dmcp.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.ChildCommand;
import dev.dmcp.mcp.client.stdio.ChildListener;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A conversation with one server, with failures in words for people. Closing it ends the session, and the server where it is a program that was
 * started for it.
 */
public final class Dialogue implements AutoCloseable {
    private final ServerAddress address;
    private final McpClient client;
    private final Manner manner;

    private Dialogue(ServerAddress address, McpClient client, Manner manner) {
        this.address = address;
        this.client = client;
        this.manner = manner;
    }

    /** Connects, in the newest revision that both sides speak. */
    public static Dialogue open(ServerAddress address, Manner manner) {
        Complaints complaints = new Complaints(address);
        try {
            Dialogue dialogue = new Dialogue(address, connect(address, manner), manner);
            dialogue.requireEra();
            return dialogue;
        } catch (LinkException problem) {
            throw complaints.unreachable(problem);
        } catch (RpcException refused) {
            throw complaints.refused("begin", refused);
        } catch (InterruptedException | CancellationException stop) {
            throw interrupted(address);
        }
    }

    /** Asks in any case, since only an answer tells what a server offers. */
    private static EraChoice asked(EraChoice wanted) {
        return wanted == EraChoice.MODERN ? EraChoice.AUTO : wanted;
    }

    private void requireEra() {
        if (manner.era() == EraChoice.MODERN && !facts().version().isModern()) {
            close();
            throw new Failure.OperationFailed(
                    "`%s` speaks %s and nothing newer"
                            .formatted(address.name(), facts().version().text()),
                    "leave `--era modern` out");
        }
    }

    private static McpClient connect(ServerAddress address, Manner manner) throws LinkException, InterruptedException {
        ClientOptions options = ClientOptions.of(new Implementation("dmcp", manner.version()))
                .withEra(asked(manner.era()))
                .withTimeout(manner.timeout())
                .withProbeTimeout(manner.greeting())
                .withResponder(manner.responder())
                .withNotifications(notification -> log(notification, manner));
        return switch (address) {
            case ServerAddress.Url url -> toUrl(url, manner.doorway(), options);
            case ServerAddress.OfStack service ->
                http(service.uri(), service.headers(), new OwnTokens(service.keys(), Clock.systemUTC()), options);
            case ServerAddress.Program program ->
                Connect.toCommand(
                        ChildCommand.of(program.words())
                                .withEnvironment(program.environment())
                                .withDirectory(program.folder())
                                .withListener(logging(manner)),
                        options);
        };
    }

    private static McpClient toUrl(ServerAddress.Url url, Doorway doorway, ClientOptions options)
            throws LinkException, InterruptedException {
        if (url.token().isPresent()) {
            return http(
                    url.uri(),
                    url.headers(),
                    HttpAuthorizer.bearer(url.token().get().reveal()),
                    options);
        }
        if (url.headers().keySet().stream().anyMatch("authorization"::equalsIgnoreCase)) {
            return http(url.uri(), url.headers(), HttpAuthorizer.none(), options);
        }
        var login = new BrowserLogin(url.uri(), doorway, Clock.systemUTC());
        try {
            return http(url.uri(), url.headers(), login, options);
        } catch (LinkException.LoginNeeded needed) {
            if (!login.isPossible()) {
                throw needed;
            }
            logIn(login, url);
            return http(url.uri(), url.headers(), login, options);
        }
    }

    private static void logIn(BrowserLogin login, ServerAddress.Url url) throws InterruptedException {
        try {
            login.logIn();
        } catch (LinkException problem) {
            throw new Complaints(url).notLoggedIn(problem);
        }
    }

    private static McpClient http(
            URI uri, Map<String, String> headers, HttpAuthorizer authorizer, ClientOptions options)
            throws LinkException, InterruptedException {
        return Connect.toUrl(uri, HttpLinkOptions.DEFAULT.withHeaders(headers), authorizer, options);
    }

    private static ChildListener logging(Manner manner) {
        return new ChildListener() {
            @Override
            public void said(String line) {
                manner.log().accept(line);
            }
        };
    }

    private static void log(Message.Notification notification, Manner manner) {
        if (notification.method().equals("notifications/message")) {
            manner.log()
                    .accept(notification
                            .params()
                            .get("data")
                            .map(Object::toString)
                            .orElse(""));
        }
    }

    public ServerAddress address() {
        return address;
    }

    public Manner manner() {
        return manner;
    }

    /** What the server says of itself. */
    public ServerFacts facts() {
        return client.server();
    }

    /** Empty for a server without tools. */
    public List<Tool> tools() {
        return ask("list its tools", "tools", client::listTools);
    }

    /** Empty for a server without resources. */
    public List<Resource> resources() {
        return ask("list its resources", "resources", client::listResources);
    }

    /** Empty for a server without templates; many have resources and do not know this method. */
    public List<ResourceTemplate> resourceTemplates() {
        return ask("list its resource templates", "resources", () -> {
            try {
                return client.listResourceTemplates();
            } catch (RpcException error) {
                if (error.code() == ErrorCode.METHOD_NOT_FOUND) {
                    return List.of();
                }
                throw error;
            }
        });
    }

    /** Empty for a server without prompts. */
    public List<Prompt> prompts() {
        return ask("list its prompts", "prompts", client::listPrompts);
    }

    public ResourceResult read(String uri) {
        return ask("read `%s`".formatted(uri), () -> client.readResource(uri));
    }

    public PromptResult prompt(String name, Map<String, String> arguments) {
        return ask("give the prompt `%s`".formatted(name), () -> client.getPrompt(name, arguments));
    }

    /** Calls a tool on this thread; {@link ToolCall} adds progress and an orderly end on interruption. */
    ToolResult call(String tool, JsonObject arguments, CallOptions options) {
        return ask("run `%s`".formatted(tool), () -> client.callTool(tool, arguments, options));
    }

    private interface Question<T> {
        T ask() throws LinkException, InterruptedException;
    }

    private <T> List<T> ask(String doing, String capability, Question<List<T>> question) {
        return facts().offers(capability) ? ask(doing, question) : List.of();
    }

    private <T> T ask(String doing, Question<T> question) {
        Complaints complaints = new Complaints(address);
        try {
            return question.ask();
        } catch (LinkException problem) {
            throw complaints.broken(problem);
        } catch (RpcException error) {
            throw complaints.refused(doing, error);
        } catch (InterruptedException | CancellationException stop) {
            throw interrupted(address);
        }
    }

    private static Failure interrupted(ServerAddress address) {
        return new Failure.Interrupted("stopped waiting for `%s`".formatted(address.name()));
    }

    @Override
    public void close() {
        client.close();
    }
}
