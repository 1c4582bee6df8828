package dev.dmcp.conversation.stack;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerOptions;
import dev.dmcp.mcp.stdio.StdioServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** A stack as an MCP server on two streams. */
public final class StackServer {
    private final McpServer server;

    private StackServer(McpServer server) {
        this.server = server;
    }

    /** A server that shows the stack and cannot change it. */
    public static StackServer watching(String version, StackFacts stack, StackProgram program) {
        String instructions = "Shows the stack `%s`. It was started without --allow-changes: nothing can be changed."
                .formatted(stack.name());
        McpServer server = server(version, stack, instructions);
        new StackTools(stack, program).addTo(server);
        return new StackServer(server);
    }

    /**
     * A server that can change the stack too.
     *
     * @param backup empty for a stack that remembers nothing
     */
    public static StackServer changing(
            String version, StackFacts stack, StackProgram program, Optional<StackBackup> backup) {
        String instructions =
                "Shows and steers the stack `%s`. Look with stack_status before and after a change; stack_logs says why a service fails."
                        .formatted(stack.name());
        McpServer server = server(version, stack, instructions);
        new StackTools(stack, program).addTo(server);
        new StackChanges(stack, program, backup).addTo(server);
        return new StackServer(server);
    }

    private static McpServer server(String version, StackFacts stack, String instructions) {
        Implementation implementation =
                new Implementation("dmcp-stack", version, Optional.of("The stack " + stack.name()));
        return McpServer.of(implementation, Optional.of(instructions), Optional.empty(), ServerOptions.DEFAULT);
    }

    /**
     * Serves until {@code in} ends. Blocks.
     *
     * @param unexpected told of exceptions that nobody meant to throw
     */
    public void serve(InputStream in, OutputStream out, Consumer<Throwable> unexpected) throws IOException {
        StdioServer.serve(server, Optional.empty(), in, out, unexpected);
    }
}
