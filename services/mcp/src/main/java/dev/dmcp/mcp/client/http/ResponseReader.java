package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.http.carrier.HttpReply;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.ServerSentEvent;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the answer to a request in an HTTP response, and passes on what comes before it. */
final class ResponseReader {
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);

    private final int maxBytes;
    private final JsonLimits limits;
    private final Supplier<Incoming> incoming;

    ResponseReader(int maxBytes, Supplier<Incoming> incoming) {
        this.maxBytes = maxBytes;
        this.limits = new JsonLimits(128, maxBytes);
        this.incoming = incoming;
    }

    /** How a response ended. */
    sealed interface Outcome {
        record Answered(Message.Response response) implements Outcome {}

        /** A stream ended before the answer. */
        record Broken(Optional<String> lastEvent, Duration retry) implements Outcome {}
    }

    Outcome read(RequestId id, HttpReply response, Deadline deadline, Cancellation cancellation) throws LinkException {
        String type = response.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        InputStream body = response.body();
        try (body;
                var _ = Alarm.closing(body, deadline.nanoTime());
                var _ = cancellation.onCancel(() -> Exchanges.closeQuietly(body))) {
            if (type.startsWith("text/event-stream") && response.status() == 200) {
                return readEvents(id, body);
            }
            return new Outcome.Answered(readWhole(response, body));
        } catch (LinkException e) {
            throw e;
        } catch (IOException e) {
            throw broken(response, e, deadline, cancellation);
        }
    }

    private static LinkException broken(
            HttpReply response, IOException e, Deadline deadline, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        if (deadline.hasPassed()) {
            return new LinkException.Timeout("`" + response.uri() + "` did not answer in time");
        }
        return new LinkException("`" + response.uri() + "` broke off: " + e.getMessage(), e);
    }

    private Outcome readEvents(RequestId id, InputStream body) throws IOException {
        EventReader events = new EventReader(body, maxBytes);
        Optional<String> lastEvent = Optional.empty();
        Duration retry = DEFAULT_RETRY;
        while (true) {
            Optional<ServerSentEvent> next = nextEvent(events, lastEvent);
            if (next.isEmpty()) {
                return new Outcome.Broken(lastEvent, retry);
            }
            ServerSentEvent event = next.get();
            lastEvent = event.id().isPresent() ? event.id() : lastEvent;
            retry = event.retry().orElse(retry);
            if (!event.data().isEmpty()) {
                Message message = parse(event.data().getBytes(StandardCharsets.UTF_8));
                if (message instanceof Message.Response response && answers(response, id)) {
                    return new Outcome.Answered(response);
                }
                incoming.get().accept(message, id);
            }
        }
    }

    /** A stream that breaks after an event with an id can be taken up again; to us it has ended. */
    private static Optional<ServerSentEvent> nextEvent(EventReader events, Optional<String> lastEvent)
            throws IOException {
        try {
            return events.next();
        } catch (EventReader.TooLong e) {
            throw e;
        } catch (IOException e) {
            if (lastEvent.isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean answers(Message.Response response, RequestId id) {
        return switch (response) {
            case Message.Result result -> result.id().equals(id);
            case Message.Failure failure -> failure.id().map(id::equals).orElse(true);
        };
    }

    private Message.Response readWhole(HttpReply response, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes);
        if (bytes.length == maxBytes && body.read() >= 0) {
            throw new LinkException("`" + response.uri() + "` sent a message of more than " + maxBytes + " bytes");
        }
        if (bytes.length > 0 && isJson(response) && parse(bytes, response) instanceof Message.Response answer) {
            return answer;
        }
        throw new LinkException.Refused(
                response.status(), "`" + response.uri() + "` answered with status " + response.status());
    }

    private static boolean isJson(HttpReply response) {
        return response.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("json");
    }

    /** An error page in JSON is no message: the status says more. */
    private Message parse(byte[] bytes, HttpReply response) throws LinkException {
        try {
            return parse(bytes);
        } catch (LinkException e) {
            if (response.status() >= 400) {
                throw new LinkException.Refused(
                        response.status(), "`" + response.uri() + "` answered with status " + response.status());
            }
            throw e;
        }
    }

    private Message parse(byte[] bytes) throws LinkException {
        try {
            return MessageReader.read(Json.parse(bytes, limits));
        } catch (MalformedJsonException | RpcException e) {
            throw new LinkException("the server sent what is no message: " + e.getMessage(), e);
        }
    }
}
