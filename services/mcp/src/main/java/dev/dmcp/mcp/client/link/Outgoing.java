package dev.dmcp.mcp.client.link;

import dev.dmcp.mcp.wire.Message;
import java.util.Map;

/**
 * A request on its way out.
 *
 * @param parameterHeaders header fields that mirror arguments, for transports that have headers
 */
public record Outgoing(Message.Request request, Map<String, String> parameterHeaders) {
    public Outgoing {
        parameterHeaders = Map.copyOf(parameterHeaders);
    }

    public Outgoing(Message.Request request) {
        this(request, Map.of());
    }
}
