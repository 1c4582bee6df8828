package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that speaks MCP, of either era. */
public final class McpUpstream implements Upstream {
    private static final int MOST_CALLS = 32;
    private static final long TOOLS_KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Caller NOBODY = new Caller(Caller.DEFAULT_USER, false);

    private final String name;
    private final Connections connections;
    private final Duration patience;
    private final Semaphore room = new Semaphore(MOST_CALLS);
    private volatile @Nullable Known known;

    private record Known(List<Tool> tools, long atNanos) {}

    /**
     * A server of that name.
     *
     * @param patience how long it may take to answer
     */
    public McpUpstream(String name, Connections connections, Duration patience) {
        this.name = name;
        this.connections = connections;
        this.patience = patience;
    }

    @Override
    public List<Tool> tools() throws UpstreamException, InterruptedException {
        Known before = known;
        if (before != null && System.nanoTime() - before.atNanos() < TOOLS_KEPT_NANOS) {
            return before.tools();
        }
        List<Tool> tools = asked(NOBODY, McpClient::listTools);
        known = new Known(tools, System.nanoTime());
        return tools;
    }

    @Override
    public ToolResult call(Caller caller, String tool, JsonObject arguments)
            throws UpstreamException, InterruptedException {
        return asked(caller, client -> client.callTool(tool, arguments, CallOptions.within(patience)));
    }

    private interface Question<T> {
        T ask(McpClient client) throws LinkException, InterruptedException;
    }

    private <T> T asked(Caller caller, Question<T> question) throws UpstreamException, InterruptedException {
        if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new UpstreamException(
                    Kind.TOO_SLOW, "the server `" + name + "` is busy with " + MOST_CALLS + " calls");
        }
        try {
            return withFreshSession(caller, question);
        } catch (RpcException e) {
            throw new UpstreamException(
                    Kind.REFUSED,
                    "the server `" + name + "` refused: " + connections.shown(String.valueOf(e.getMessage())));
        } catch (LinkException.Timeout e) {
            throw new UpstreamException(
                    Kind.TOO_SLOW, "the server `" + name + "` did not answer within " + patience.toSeconds() + " s");
        } catch (LinkException e) {
            connections.drop(caller);
            known = null;
            throw new UpstreamException(
                    Kind.UNUSABLE,
                    "the server `" + name + "` cannot be used: " + connections.shown(String.valueOf(e.getMessage())));
        } finally {
            room.release();
        }
    }

    /** A server that was restarted has forgotten us and done nothing, so asking it once more is safe. */
    private <T> T withFreshSession(Caller caller, Question<T> question)
            throws UpstreamException, LinkException, InterruptedException {
        try {
            return question.ask(connect(caller));
        } catch (LinkException.SessionLost lost) {
            connections.drop(caller);
            return question.ask(connect(caller));
        }
    }

    private McpClient connect(Caller caller) throws UpstreamException, LinkException, InterruptedException {
        Optional<Duration> wait = connections.pause();
        if (wait.isPresent()) {
            throw new UpstreamException(
                    Kind.UNUSABLE,
                    "the server `" + name + "` could not be reached; next attempt in "
                            + (wait.get().toSeconds() + 1) + " s");
        }
        return connections.of(caller);
    }

    @Override
    public void close() {
        connections.close();
    }
}
