package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.http.carrier.HttpQuery;
import dev.dmcp.mcp.client.http.carrier.HttpReply;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.HeaderValue;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streamable HTTP: each message its own POST, answered by JSON or by a stream of events. */
public final class HttpLink implements Link {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration STREAM_OPENS = Duration.ofSeconds(10);
    private static final Duration FOREVER = Duration.ofDays(3_650);

    private final URI endpoint;
    private final Exchanges exchanges;
    private final Cancellation closing = new Cancellation();
    private final ResponseReader reader;
    private volatile Incoming incoming = message -> {};
    private volatile Optional<String> session = Optional.empty();
    private volatile Optional<ProtocolVersion> agreed = Optional.empty();

    public HttpLink(URI endpoint, HttpLinkOptions options, HttpAuthorizer authorizer) {
        this.endpoint = endpoint;
        this.exchanges = new Exchanges(endpoint, options, authorizer);
        this.reader = new ResponseReader(options.maxMessageBytes(), () -> incoming);
    }

    @Override
    public Message.Response exchange(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        Message.Request request = outgoing.request();
        try {
            return post(outgoing, deadline, cancellation);
        } catch (LinkException.Timeout | CancellationException e) {
            sayCancelled(request.id());
            throw e;
        }
    }

    private Message.Response post(Outgoing outgoing, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        Message.Request request = outgoing.request();
        Map<String, String> headers = postHeaders();
        addModern(request, headers);
        headers.putAll(outgoing.parameterHeaders());
        HttpReply response = exchanges.send(post(request, headers), deadline, cancellation);
        if (request.method().equals("initialize")) {
            session = response.header(Names.HEADER_SESSION);
        } else if (response.status() == 404 && session.isPresent()) {
            Exchanges.closeQuietly(response.body());
            throw new LinkException.SessionLost();
        }
        return resumed(
                request.id(), reader.read(request.id(), response, deadline, cancellation), deadline, cancellation);
    }

    /** Follows a stream that broke before the answer, when its server lets us come back to it. */
    private Message.Response resumed(
            RequestId id, ResponseReader.Outcome first, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        ResponseReader.Outcome outcome = first;
        for (int attempt = 0; attempt <= exchanges.options().reconnects(); attempt++) {
            switch (outcome) {
                case ResponseReader.Outcome.Answered(Message.Response response) -> {
                    return response;
                }
                case ResponseReader.Outcome.Broken(Optional<String> lastEvent, Duration retry) -> {
                    if (lastEvent.isEmpty() || agreed.isEmpty()) {
                        throw new LinkException("`" + endpoint + "` closed the connection before it answered");
                    }
                    Thread.sleep(retry);
                    outcome = reader.read(id, get(lastEvent, deadline, cancellation), deadline, cancellation);
                }
            }
        }
        throw new LinkException("`" + endpoint + "` closed the connection again and again before it answered");
    }

    private HttpReply get(Optional<String> lastEvent, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        Map<String, String> headers = exchanges.headers();
        headers.put("accept", "text/event-stream");
        addSession(headers);
        lastEvent.ifPresent(id -> headers.put(Names.HEADER_LAST_EVENT, id));
        return exchanges.send(new HttpQuery("GET", endpoint, headers, Optional.empty()), deadline, cancellation);
    }

    private HttpQuery post(Message message, Map<String, String> headers) {
        return new HttpQuery("POST", endpoint, headers, Optional.of(Json.bytes(message.toJson())));
    }

    private Map<String, String> postHeaders() {
        Map<String, String> headers = exchanges.headers();
        headers.put("content-type", "application/json");
        headers.put("accept", "application/json, text/event-stream");
        addSession(headers);
        return headers;
    }

    private void addSession(Map<String, String> headers) {
        session.ifPresent(id -> headers.put(Names.HEADER_SESSION, id));
        agreed.ifPresent(version -> headers.put(Names.HEADER_PROTOCOL_VERSION, version.text()));
    }

    /** The fields that mirror the body of a modern request (Streamable HTTP, "Standard Request Headers"). */
    private static void addModern(Message.Request request, Map<String, String> headers) {
        JsonObject params = request.params();
        Optional<String> version = params.object(Names.META).flatMap(meta -> meta.string(Names.META_PROTOCOL_VERSION));
        if (version.isEmpty()) {
            return;
        }
        headers.put(Names.HEADER_PROTOCOL_VERSION, version.get());
        headers.put(Names.HEADER_METHOD, request.method());
        Optional<String> name = switch (request.method()) {
            case "tools/call", "prompts/get" -> params.string("name");
            case "resources/read" -> params.string("uri");
            case "tasks/get", "tasks/update", "tasks/cancel" -> params.string("taskId");
            default -> Optional.empty();
        };
        name.ifPresent(text -> headers.put(Names.HEADER_NAME, HeaderValue.encode(text)));
    }

    @Override
    public void send(Message message) throws LinkException, InterruptedException {
        HttpReply response = exchanges.send(post(message, postHeaders()), Deadline.in(Duration.ofSeconds(30)), closing);
        Exchanges.closeQuietly(response.body());
    }

    /** In the session era a broken connection means nothing; the server wants to be told. */
    private void sayCancelled(RequestId id) {
        if (session.isEmpty()) {
            return;
        }
        HttpQuery query = post(Message.Notification.cancelled(id), postHeaders());
        Thread.ofVirtual().name("cancel").start(() -> sendLast(query));
    }

    private void sendLast(HttpQuery query) {
        try {
            Exchanges.closeQuietly(exchanges
                    .send(query, Deadline.in(MOMENT), new Cancellation())
                    .body());
        } catch (LinkException e) {
            // The server will find out by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns when the stream is open, or refused: what a server says on it before that is lost. A server that sends no head before it has something
     * to say is not waited for longer than ten seconds.
     */
    @Override
    public void listen(Runnable lost) throws InterruptedException {
        CountDownLatch decided = new CountDownLatch(1);
        Thread.ofVirtual().name("listen").start(() -> {
            try {
                listenUntilRefused(decided);
            } catch (LinkException | CancellationException e) {
                // Told below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            decided.countDown();
            if (!closing.isCancelled()) {
                lost.run();
            }
        });
        decided.await(STREAM_OPENS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listenUntilRefused(CountDownLatch decided) throws LinkException, InterruptedException {
        Optional<String> lastEvent = Optional.empty();
        Deadline never = Deadline.in(FOREVER);
        while (!closing.isCancelled()) {
            HttpReply response = get(lastEvent, never, closing);
            decided.countDown();
            if (response.status() != 200) {
                Exchanges.closeQuietly(response.body());
                return; // 405: this server has nothing to say unasked.
            }
            if (reader.read(NO_REQUEST, response, never, closing)
                    instanceof ResponseReader.Outcome.Broken(Optional<String> id, Duration retry)) {
                lastEvent = id.isPresent() ? id : lastEvent;
                Thread.sleep(retry);
            }
        }
    }

    private static final RequestId NO_REQUEST = new RequestId.Text("");

    @Override
    public void deliverTo(Incoming other) {
        incoming = other;
    }

    @Override
    public void agreed(ProtocolVersion version) {
        agreed = Optional.of(version);
    }

    @Override
    public void forgetSession() {
        session = Optional.empty();
        agreed = Optional.empty();
    }

    @Override
    public boolean isHttp() {
        return true;
    }

    @Override
    public void close() {
        closing.cancel();
        try (exchanges) {
            endSession();
        }
    }

    private void endSession() {
        if (session.isPresent()) {
            Map<String, String> headers = exchanges.headers();
            addSession(headers);
            sendLast(new HttpQuery("DELETE", endpoint, headers, Optional.empty()));
        }
    }
}
