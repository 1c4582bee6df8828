package dev.dmcp.mcp.http;

import dev.dmcp.mcp.era.modern.ModernEra;
import dev.dmcp.mcp.era.modern.ModernRequest;
import dev.dmcp.mcp.exchange.MessageStream;
import dev.dmcp.mcp.exchange.RunningCall;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.time.Duration;
import java.util.Optional;

/** One modern message by POST: an answer as JSON, or as events when something comes before it. A client that goes away has cancelled. */
final class ModernPost {
    /** How far a call may run ahead of its reader. */
    private static final int CAPACITY = 256;

    private static final Duration FOREVER = Duration.ofDays(1);

    private final ModernEra era;
    private final HeaderChecks checks;
    private final EndpointOptions options;

    ModernPost(ModernEra era, HeaderChecks checks, EndpointOptions options) {
        this.era = era;
        this.checks = checks;
        this.options = options;
    }

    Response post(Message message, Request http, Optional<Caller> caller) throws InterruptedException {
        return switch (message) {
            case Message.Request request -> request(request, http, caller);
            case Message.Notification ignored -> Response.empty(202);
            case Message.Response ignored ->
                Replies.error(400, ErrorCode.INVALID_REQUEST, "This revision has no responses from clients");
        };
    }

    private Response request(Message.Request request, Request http, Optional<Caller> caller)
            throws InterruptedException {
        try {
            checks.check(request, http.headers());
        } catch (RpcException e) {
            return Replies.json(400, new Message.Failure(request.id(), e.error()));
        }
        boolean events = Replies.acceptsEvents(http);
        if (!events && request.method().equals("subscriptions/listen")) {
            return Replies.error(
                    406, ErrorCode.INVALID_REQUEST, "A subscription is a stream: accept text/event-stream");
        }
        MessageStream stream = MessageStream.passing(CAPACITY);
        RunningCall call = RunningCall.start(
                request.method(), cancellation -> stream.finish(era.serve(request, caller, stream, cancellation)));
        return events ? first(request, stream, call) : last(request, stream);
    }

    private Response first(Message.Request request, MessageStream stream, RunningCall call)
            throws InterruptedException {
        MessageStream.Reader reader = stream.readAfter(0);
        MessageStream.Item item = reader.next(options.patience());
        if (item instanceof MessageStream.Item.Sent(long number, Message.Response response)) {
            return answer(request, response);
        }
        Duration heartbeat =
                request.method().equals("subscriptions/listen") ? options.heartbeat() : options.callHeartbeat();
        return Response.events(new EventWriter(
                reader, Optional.of(item), Optional.empty(), Optional.empty(), heartbeat, call::cancel));
    }

    /** For clients that read no events: what comes before the answer is dropped. */
    private static Response last(Message.Request request, MessageStream stream) throws InterruptedException {
        MessageStream.Reader reader = stream.readAfter(0);
        while (true) {
            switch (reader.next(FOREVER)) {
                case MessageStream.Item.Sent(long number, Message.Response response) -> {
                    return answer(request, response);
                }
                case MessageStream.Item.End() -> {
                    return Replies.error(500, ErrorCode.INTERNAL_ERROR, "The call ended without an answer");
                }
                default -> {} // Not the answer yet.
            }
        }
    }

    private static Response answer(Message.Request request, Message.Response response) {
        boolean wellFormed = ModernRequest.isWellFormed(request.params());
        return Replies.json(Replies.modernStatus(response, wellFormed), response);
    }
}
