package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** A server behind the gateway. Thread-safe; each call ends within the gateway's time limit. */
public interface Upstream extends AutoCloseable {

    /**
     * Its tools, as it described them a moment ago.
     *
     * @throws UpstreamException when it cannot be asked
     */
    List<Tool> tools() throws UpstreamException, InterruptedException;

    /**
     * Calls one of its tools on behalf of a caller.
     *
     * @throws UpstreamException when it cannot be asked, or says no
     */
    ToolResult call(Caller caller, String tool, JsonObject arguments) throws UpstreamException, InterruptedException;

    @Override
    void close();
}
