package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.Prompt;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.model.Tool;
import java.util.Optional;

/**
 * What one server offers: tools, resources, prompts. They may be changed while it runs; clients that listen are told. Transports and eras read it;
 * it knows none of them.
 */
public final class McpServer {
    private final Implementation implementation;
    private final Optional<String> instructions;
    private final Optional<CompletionHandler> completion;
    private final ServerOptions options;
    private final Changes changes = new Changes();
    private final Interests interests = new Interests();
    private final Registry<ServerTool> tools = new Registry<>(changes, new Change.Tools());
    private final Resources resources = new Resources(changes);
    private final Registry<ServerPrompt> prompts = new Registry<>(changes, new Change.Prompts());

    private McpServer(
            Implementation implementation,
            Optional<String> instructions,
            Optional<CompletionHandler> completion,
            ServerOptions options) {
        this.implementation = implementation;
        this.instructions = instructions;
        this.completion = completion;
        this.options = options;
    }

    /** A server without instructions and completion, with the default limits. */
    public static McpServer of(Implementation implementation) {
        return new McpServer(implementation, Optional.empty(), Optional.empty(), ServerOptions.DEFAULT);
    }

    /**
     * A server without tools, resources and prompts yet.
     *
     * @param instructions told to models, on how to use the server
     */
    public static McpServer of(
            Implementation implementation,
            Optional<String> instructions,
            Optional<CompletionHandler> completion,
            ServerOptions options) {
        return new McpServer(implementation, instructions, completion, options);
    }

    public McpServer add(Tool tool, ToolHandler handler) {
        return add(new ServerTool(tool, handler));
    }

    public McpServer add(ServerTool tool) {
        tools.put(tool.name(), tool);
        return this;
    }

    public McpServer add(Resource resource, ResourceHandler handler) {
        resources.add(new ServerResource(resource, handler));
        return this;
    }

    public McpServer add(ResourceTemplate template, ResourceHandler handler) {
        resources.add(new ServerTemplate(template, handler));
        return this;
    }

    public McpServer add(ResourceProvider provider) {
        resources.add(provider);
        return this;
    }

    public McpServer add(Prompt prompt, PromptHandler handler) {
        prompts.put(prompt.name(), new ServerPrompt(prompt, handler));
        return this;
    }

    public Implementation implementation() {
        return implementation;
    }

    public Optional<String> instructions() {
        return instructions;
    }

    public Optional<CompletionHandler> completion() {
        return completion;
    }

    public ServerOptions options() {
        return options;
    }

    /** Which resources clients have subscribed to. */
    public Interests interests() {
        return interests;
    }

    public Changes changes() {
        return changes;
    }

    public Registry<ServerTool> tools() {
        return tools;
    }

    public Resources resources() {
        return resources;
    }

    public Registry<ServerPrompt> prompts() {
        return prompts;
    }

    /** Tells subscribed clients that a resource now holds something else. */
    public void resourceUpdated(String uri) {
        changes.publish(new Change.ResourceUpdated(uri, Optional.empty()));
    }
}
