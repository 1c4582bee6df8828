package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.http.carrier.HttpQuery;
import dev.dmcp.mcp.client.http.carrier.HttpReply;
import dev.dmcp.mcp.client.link.Correlator;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.ServerSentEvent;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The transport of revision 2024-11-05: one stream of events for all that the server says, and an address for what the client says. */
public final class SseLink implements Link {
    private static final Duration POST = Duration.ofSeconds(30);

    private final Exchanges exchanges;
    private final InputStream body;
    private final URI endpoint;
    private final JsonLimits limits;
    private final Correlator correlator = new Correlator();
    private final Cancellation closing = new Cancellation();
    private volatile Incoming incoming = message -> {};
    private volatile Runnable lost = () -> {};

    private SseLink(Exchanges exchanges, InputStream body, URI endpoint) {
        this.exchanges = exchanges;
        this.body = body;
        this.endpoint = endpoint;
        this.limits = new JsonLimits(128, exchanges.options().maxMessageBytes());
    }

    /**
     * Opens the stream and waits for the address that it begins with.
     *
     * @throws LinkException when the server does not speak this transport
     */
    public static SseLink open(URI uri, HttpLinkOptions options, HttpAuthorizer authorizer, Duration patience)
            throws LinkException, InterruptedException {
        Exchanges exchanges = new Exchanges(uri, options, authorizer);
        boolean opened = false;
        try {
            SseLink link = open(uri, exchanges, Deadline.in(patience));
            opened = true;
            return link;
        } finally {
            if (!opened) {
                exchanges.close(); // And with it the stream.
            }
        }
    }

    private static SseLink open(URI uri, Exchanges exchanges, Deadline deadline)
            throws LinkException, InterruptedException {
        Map<String, String> headers = exchanges.headers();
        headers.put("accept", "text/event-stream");
        HttpReply response =
                exchanges.send(new HttpQuery("GET", uri, headers, Optional.empty()), deadline, new Cancellation());
        InputStream body = response.body();
        String type = response.header("content-type").orElse("");
        if (response.status() != 200 || !type.startsWith("text/event-stream")) {
            throw new LinkException.Refused(response.status(), "`" + uri + "` is no MCP server");
        }
        try (var _ = Alarm.closing(body, deadline.nanoTime())) {
            EventReader events = new EventReader(body, exchanges.options().maxMessageBytes());
            SseLink link = new SseLink(exchanges, body, endpoint(uri, events.next()));
            Thread.ofVirtual().name("sse").start(() -> link.receive(events));
            return link;
        } catch (IOException e) {
            throw new LinkException("`" + uri + "` is no MCP server: " + e.getMessage(), e);
        }
    }

    private static URI endpoint(URI uri, Optional<ServerSentEvent> first) throws LinkException {
        String address = first.filter(event -> event.name().equals(Optional.of("endpoint")))
                .map(ServerSentEvent::data)
                .orElseThrow(() -> new LinkException("the stream did not begin with an endpoint"));
        URI endpoint = resolved(uri, address);
        // Another host would get our credentials.
        if (!uri.getScheme().equals(endpoint.getScheme()) || !uri.getAuthority().equals(endpoint.getAuthority())) {
            throw new LinkException("the server points to another host: " + endpoint);
        }
        return endpoint;
    }

    private static URI resolved(URI uri, String address) throws LinkException {
        try {
            return uri.resolve(address);
        } catch (IllegalArgumentException e) {
            throw new LinkException("the stream did not begin with an address", e);
        }
    }

    private void receive(EventReader events) {
        LinkException reason = new LinkException("`" + endpoint + "` has closed the stream");
        try {
            Optional<ServerSentEvent> event = events.next();
            while (event.isPresent()) {
                accept(event.get());
                event = events.next();
            }
        } catch (IOException e) {
            reason = new LinkException("`" + endpoint + "` broke off: " + e.getMessage(), e);
        }
        correlator.fail(reason);
        if (!closing.isCancelled()) {
            lost.run();
        }
    }

    private void accept(ServerSentEvent event) throws IOException {
        if (event.data().isEmpty()) {
            return;
        }
        try {
            Message message = MessageReader.read(Json.parse(event.data().getBytes(StandardCharsets.UTF_8), limits));
            if (message instanceof Message.Response response) {
                correlator.accept(response);
            } else {
                incoming.accept(message);
            }
        } catch (MalformedJsonException | RpcException e) {
            throw new IOException("what it sent is no message: " + e.getMessage(), e);
        }
    }

    @Override
    public Message.Response exchange(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        Message.Request request = outgoing.request();
        try {
            return correlator.exchange(request, this::send, deadline, cancellation);
        } catch (LinkException.Timeout | CancellationException e) {
            send(Message.Notification.cancelled(request.id()));
            throw e;
        }
    }

    @Override
    public void send(Message message) throws LinkException, InterruptedException {
        Map<String, String> headers = exchanges.headers();
        headers.put("content-type", "application/json");
        HttpQuery query = new HttpQuery("POST", endpoint, headers, Optional.of(Json.bytes(message.toJson())));
        HttpReply response = exchanges.send(query, Deadline.in(POST), closing);
        Exchanges.closeQuietly(response.body());
        if (response.status() >= 400) {
            throw new LinkException.Refused(
                    response.status(), "`" + endpoint + "` answered with status " + response.status());
        }
    }

    @Override
    public void deliverTo(Incoming other) {
        incoming = other;
    }

    @Override
    public void listen(Runnable whenLost) {
        lost = whenLost;
    }

    @Override
    public boolean isHttp() {
        return true;
    }

    @Override
    public void close() {
        closing.cancel();
        Exchanges.closeQuietly(body);
        exchanges.close();
    }
}
