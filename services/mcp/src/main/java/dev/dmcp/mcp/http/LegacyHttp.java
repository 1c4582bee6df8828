package dev.dmcp.mcp.http;

import dev.dmcp.mcp.era.legacy.LegacyEra;
import dev.dmcp.mcp.era.legacy.Session;
import dev.dmcp.mcp.era.legacy.SessionStreams;
import dev.dmcp.mcp.exchange.MessageStream;
import dev.dmcp.mcp.exchange.RunningCall;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.ServerSentEvent;
import dev.dmcp.service.kit.json.JsonArray;
import java.util.Optional;

/** Sessions over HTTP: POST for messages, GET for what the server has to say, DELETE for the end (Streamable HTTP of 2025-11-25). */
final class LegacyHttp {
    /** How many messages of a stream a client can come back for. */
    private static final int KEPT = 256;

    private final LegacyEra era;
    private final EndpointOptions options;
    private final Batches batches;

    LegacyHttp(LegacyEra era, EndpointOptions options) {
        this.era = era;
        this.options = options;
        this.batches = new Batches(era);
    }

    Response post(Message message, Request http, Optional<Caller> caller) throws InterruptedException {
        if (http.header(Names.HEADER_SESSION).isEmpty()
                && message instanceof Message.Request request
                && request.method().equals("initialize")) {
            return open(request, caller);
        }
        Found found = find(http, caller);
        return switch (found) {
            case Found.Missing(Response refusal) -> refusal;
            case Found.Here(Session session) -> post(message, session).withHeader(Names.HEADER_SESSION, session.id());
        };
    }

    /** Several messages at once, which only revision 2025-03-26 knows. Their answers come together, as JSON; what comes before them is dropped. */
    Response postBatch(JsonArray batch, Request http, Optional<Caller> caller) throws InterruptedException {
        return switch (find(http, caller)) {
            case Found.Missing(Response refusal) -> refusal;
            case Found.Here(Session session) ->
                batches.answer(batch, session).withHeader(Names.HEADER_SESSION, session.id());
        };
    }

    Response get(Request http, Optional<Caller> caller) {
        return switch (find(http, caller)) {
            case Found.Missing(Response refusal) -> refusal;
            case Found.Here(Session session) -> listen(session, http).withHeader(Names.HEADER_SESSION, session.id());
        };
    }

    Response delete(Request http, Optional<Caller> caller) {
        return switch (find(http, caller)) {
            case Found.Missing(Response refusal) -> refusal;
            case Found.Here(Session session) -> {
                era.sessions().end(session);
                yield Response.empty(204);
            }
        };
    }

    /** What the session header leads to. */
    private sealed interface Found {
        record Here(Session session) implements Found {}

        record Missing(Response refusal) implements Found {}
    }

    private Found find(Request http, Optional<Caller> caller) {
        Optional<String> id = http.header(Names.HEADER_SESSION);
        if (id.isEmpty()) {
            return missing(400, "Missing header " + Names.HEADER_SESSION + "; begin with initialize");
        }
        Optional<Session> session = era.sessions().find(id.get(), caller);
        if (session.isEmpty()) {
            return missing(404, "Session not found; begin anew with initialize");
        }
        Optional<String> version = http.header(Names.HEADER_PROTOCOL_VERSION);
        if (version.isPresent() && ProtocolVersion.of(version.get()).isEmpty()) {
            return missing(400, "Unsupported " + Names.HEADER_PROTOCOL_VERSION);
        }
        return new Found.Here(session.get());
    }

    private static Found missing(int status, String sentence) {
        return new Found.Missing(Replies.error(status, ErrorCode.INVALID_REQUEST, sentence));
    }

    private Response open(Message.Request initialize, Optional<Caller> caller) {
        MessageStream announcements = MessageStream.kept(KEPT);
        LegacyEra.Opening opening = era.open(initialize, caller, announcements);
        opening.session().streams().keepAnnouncements(announcements);
        return Replies.json(200, opening.answer())
                .withHeader(Names.HEADER_SESSION, opening.session().id());
    }

    private Response post(Message message, Session session) throws InterruptedException {
        switch (message) {
            case Message.Request request -> {
                return request(request, session);
            }
            case Message.Notification notification -> era.accept(session, notification);
            case Message.Response response -> era.accept(session, response);
        }
        return Response.empty(202);
    }

    private Response request(Message.Request request, Session session) throws InterruptedException {
        MessageStream stream = MessageStream.kept(KEPT);
        RunningCall call = RunningCall.of(request.method(), cancellation -> {
            stream.finish(era.serve(session, request, stream, cancellation));
            session.ended(request.id());
        });
        session.started(request.id(), call);
        call.start();
        MessageStream.Reader reader = stream.readAfter(0);
        MessageStream.Item item = reader.next(options.patience());
        if (item instanceof MessageStream.Item.Sent(long number, Message.Response response)) {
            return Replies.json(200, response);
        }
        return events(session, session.streams().keep(stream), reader, Optional.of(item));
    }

    private Response listen(Session session, Request http) {
        Optional<SessionStreams.Place> place =
                http.header(Names.HEADER_LAST_EVENT).flatMap(session.streams()::find);
        SessionStreams.Place from = place.orElseGet(session.streams()::announcements);
        MessageStream.Reader reader = from.stream().readAfter(from.number());
        return events(session, from.name(), reader, Optional.empty());
    }

    /** A stream that goes on without its client: who comes back finds what was missed. */
    private Response events(
            Session session, String name, MessageStream.Reader reader, Optional<MessageStream.Item> first) {
        // Clients of older revisions take the empty data of a priming event for a broken message.
        Optional<ServerSentEvent> prime = first.isPresent() && session.version().isAtLeast(ProtocolVersion.V2025_11_25)
                ? Optional.of(ServerSentEvent.of("")
                        .withId(SessionStreams.eventId(name, 0))
                        .withRetry(options.retry()))
                : Optional.empty();
        return Response.events(new EventWriter(
                reader,
                first,
                Optional.of(number -> SessionStreams.eventId(name, number)),
                prime,
                options.heartbeat(),
                () -> {}));
    }
}
