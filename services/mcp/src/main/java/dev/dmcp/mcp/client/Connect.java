package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLink;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.http.SseLink;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.stdio.ChildCommand;
import dev.dmcp.mcp.client.stdio.ChildLink;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connects to a server and finds out which era it belongs to: asks {@code server/discover}, and falls back to {@code initialize} on anything that no
 * modern server would answer (specification, "Backward Compatibility with Initialization-Based Versions").
 */
public final class Connect {
    private final ClientOptions options;

    private Connect(ClientOptions options) {
        this.options = options;
    }

    /** Connects to a URL: Streamable HTTP of either era, else the older transport with two addresses. */
    public static McpClient toUrl(URI uri, HttpLinkOptions http, HttpAuthorizer authorizer, ClientOptions options)
            throws LinkException, InterruptedException {
        Connect connect = new Connect(options);
        try {
            return connect.connect(() -> new HttpLink(uri, http, authorizer));
        } catch (LinkException.Refused e) {
            if (options.era() == EraChoice.MODERN || !isNoSuchMethod(e.status())) {
                throw e;
            }
            Link link = SseLink.open(uri, http, authorizer, options.probeTimeout());
            return connect.guarded(link, () -> connect.legacy(link));
        }
    }

    /** Connects to a URL that is known to speak the transport of revision 2024-11-05. */
    public static McpClient toEventStream(
            URI uri, HttpLinkOptions http, HttpAuthorizer authorizer, ClientOptions options)
            throws LinkException, InterruptedException {
        Connect connect = new Connect(options);
        Link link = SseLink.open(uri, http, authorizer, options.probeTimeout());
        return connect.guarded(link, () -> connect.legacy(link));
    }

    /** Starts a server as a child process and connects to it. */
    public static McpClient toCommand(ChildCommand command, ClientOptions options)
            throws LinkException, InterruptedException {
        return new Connect(options).connect(() -> ChildLink.start(command));
    }

    /** Speaks over a link that is open already; a server that ends because it was asked which era it is cannot be started anew. */
    public static McpClient over(Link link, ClientOptions options) throws LinkException, InterruptedException {
        return new Connect(options).connect(() -> link);
    }

    private static boolean isNoSuchMethod(int status) {
        return status == 400 || status == 404 || status == 405;
    }

    private interface Opening {
        Link open() throws LinkException;
    }

    private interface Attempt {
        McpClient connect() throws LinkException, InterruptedException;
    }

    private McpClient connect(Opening opening) throws LinkException, InterruptedException {
        if (options.era() == EraChoice.LEGACY) {
            Link link = opening.open();
            return guarded(link, () -> legacy(link));
        }
        Link link = opening.open();
        if (options.era() == EraChoice.MODERN) {
            return new McpClient(link, modern(link), options);
        }
        return guarded(link, () -> probe(link, opening));
    }

    private McpClient probe(Link link, Opening opening) throws LinkException, InterruptedException {
        ModernConversation modern = modern(link);
        try {
            modern.discover(options.probeTimeout());
            return new McpClient(link, modern, options);
        } catch (RpcException e) {
            if (isModernError(e)) {
                throw new LinkException("the server refused to say what it is: " + e.getMessage(), e);
            }
            return legacy(link);
        } catch (LinkException.Refused e) {
            if (e.status() == 401 || e.status() == 403 || e.status() >= 500) {
                throw e;
            }
            return legacy(link);
        } catch (LinkException e) {
            if (link.isHttp()) {
                throw e;
            }
            // Older servers fall silent or end when the first message is not what they wait for.
            link.close();
            Link fresh = opening.open();
            return guarded(fresh, () -> legacy(fresh));
        }
    }

    /** Errors that only a modern server gives, and that a session would not mend. */
    private static boolean isModernError(RpcException e) {
        if (e.code() != ErrorCode.UNSUPPORTED_PROTOCOL_VERSION) {
            return e.code() == ErrorCode.HEADER_MISMATCH || e.code() == ErrorCode.MISSING_CLIENT_CAPABILITY;
        }
        List<String> supported = e.error()
                .data()
                .flatMap(JsonValue::asObject)
                .map(data -> Fields.texts(data, "supported"))
                .orElse(List.of());
        return supported.stream()
                .noneMatch(version -> ProtocolVersion.of(version)
                        .map(known -> !known.isModern())
                        .orElse(false));
    }

    private ModernConversation modern(Link link) {
        Inbox inbox = new Inbox(options, link);
        link.deliverTo(inbox);
        return new ModernConversation(link, inbox, options, new AtomicLong());
    }

    private McpClient legacy(Link link) throws LinkException, InterruptedException {
        Inbox inbox = new Inbox(options, link);
        link.deliverTo(inbox);
        // Numbers of the probe's requests must not come again.
        LegacyConversation conversation = new LegacyConversation(link, inbox, options, new AtomicLong(1_000));
        conversation.initialize(options.timeout());
        return new McpClient(link, conversation, options);
    }

    private McpClient guarded(Link link, Attempt attempt) throws LinkException, InterruptedException {
        boolean connected = false;
        try {
            McpClient client = attempt.connect();
            connected = true;
            return client;
        } finally {
            if (!connected) {
                link.close();
            }
        }
    }
}
