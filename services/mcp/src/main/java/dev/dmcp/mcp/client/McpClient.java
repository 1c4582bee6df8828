package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client of one server, whichever era it belongs to. Thread-safe.
 *
 * <p>All calls throw {@link LinkException} when the server cannot be reached or understood, {@link dev.dmcp.mcp.wire.RpcException} for an error that
 * the server answers with, and {@link java.util.concurrent.CancellationException} when the caller has cancelled.
 */
public final class McpClient implements AutoCloseable {
    /** A server whose lists have more parts than this has no end. */
    private static final int MOST_PAGES = 1_000;

    /** Each part may be as long as a message; all of them together only so many characters, the first one not counted. */
    private static final int LONGEST_LIST = 8 << 20;

    private final Link link;
    private final Conversation conversation;
    private final ClientOptions options;

    McpClient(Link link, Conversation conversation, ClientOptions options) {
        this.link = link;
        this.conversation = conversation;
        this.options = options;
    }

    /** What the server said of itself. */
    public ServerFacts server() {
        return conversation.facts();
    }

    /** All tools that may be called. */
    public List<Tool> listTools() throws LinkException, InterruptedException {
        return conversation.admit(list("tools/list", "tools", Tool::of));
    }

    public List<Resource> listResources() throws LinkException, InterruptedException {
        return list("resources/list", "resources", Resource::of);
    }

    public List<ResourceTemplate> listResourceTemplates() throws LinkException, InterruptedException {
        return list("resources/templates/list", "resourceTemplates", ResourceTemplate::of);
    }

    public List<Prompt> listPrompts() throws LinkException, InterruptedException {
        return list("prompts/list", "prompts", Prompt::of);
    }

    public ToolResult callTool(String name, JsonObject arguments) throws LinkException, InterruptedException {
        return callTool(name, arguments, CallOptions.within(options.timeout()));
    }

    public ToolResult callTool(String name, JsonObject arguments, CallOptions call)
            throws LinkException, InterruptedException {
        JsonObject params = JsonObject.builder()
                .put("name", name)
                .put("arguments", arguments)
                .build();
        return ToolResult.of(request("tools/call", params, call));
    }

    public ResourceResult readResource(String uri) throws LinkException, InterruptedException {
        return ResourceResult.of(
                request("resources/read", JsonObject.builder().put("uri", uri).build()));
    }

    public PromptResult getPrompt(String name, Map<String, String> arguments)
            throws LinkException, InterruptedException {
        JsonObject.Builder values = JsonObject.builder();
        arguments.forEach(values::put);
        return PromptResult.of(request(
                "prompts/get",
                JsonObject.builder()
                        .put("name", name)
                        .put("arguments", values.build())
                        .build()));
    }

    /** Asks for something cheap, to see whether the server is there. */
    public void ping() throws LinkException, InterruptedException {
        request(conversation.facts().version().isModern() ? "server/discover" : "ping", JsonObject.empty());
    }

    public JsonObject request(String method, JsonObject params) throws LinkException, InterruptedException {
        return request(method, params, CallOptions.within(options.timeout()));
    }

    /** Any request, and its final result as it came: for gateways. */
    public JsonObject request(String method, JsonObject params, CallOptions call)
            throws LinkException, InterruptedException {
        return conversation.request(method, params, call);
    }

    /**
     * Asks to hear of changes; they come to {@link ClientOptions#notifications()}.
     *
     * @param lost runs when the server ends that, or goes away
     */
    public AutoCloseable listen(Wishes wishes, Runnable lost) throws LinkException, InterruptedException {
        return conversation.listen(wishes, lost);
    }

    /** Ends the session and the connection; a server that is a child process is stopped, and waited for. */
    @Override
    public void close() {
        link.close();
    }

    private <T> List<T> list(String method, String member, Function<JsonObject, T> reader)
            throws LinkException, InterruptedException {
        List<T> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        long length = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject result = request(
                    method,
                    JsonObject.builder().putStringIfPresent("cursor", cursor).build());
            items.addAll(readable(result, member, reader));
            cursor = result.string("nextCursor");
            if (cursor.isEmpty()) {
                return List.copyOf(items);
            }
            length += page == 0 ? 0 : Json.write(result).length();
            if (length > LONGEST_LIST) {
                throw new LinkException("the list of " + member + " is too long");
            }
        }
        throw new LinkException("the list of " + member + " has no end");
    }

    /** One entry that makes no sense does not hide the others. */
    private static <T> List<T> readable(JsonObject result, String member, Function<JsonObject, T> reader) {
        List<T> items = new ArrayList<>();
        for (JsonObject json : Fields.objects(result, member, Function.identity())) {
            try {
                items.add(reader.apply(json));
            } catch (RpcException e) {
                // Left out.
            }
        }
        return items;
    }
}
