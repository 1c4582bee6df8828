package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.Incoming;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sorts what a server says besides its answers: progress to who waits for it, requests to the responder, the rest to the application. */
final class Inbox implements Incoming {
    private final ClientOptions options;
    private final Link link;
    private final AtomicLong tokens = new AtomicLong();
    private final Map<JsonValue, Consumer<JsonObject>> progress = new ConcurrentHashMap<>();
    private final UnderWay underWay = new UnderWay();
    private final Pace pace = new Pace();
    private volatile boolean asksAside;

    Inbox(ClientOptions options, Link link) {
        this.options = options;
        this.link = link;
    }

    /** A token for progress notifications that go to {@code listener}. */
    JsonValue expectProgress(Consumer<JsonObject> listener) {
        JsonValue token = JsonNumber.of(tokens.incrementAndGet());
        progress.put(token, listener);
        return token;
    }

    void forgetProgress(JsonValue token) {
        progress.remove(token);
    }

    /** A request that waits for its answer until the returned end is closed. */
    UnderWay.End underWay(RequestId id, CallOptions call) {
        return underWay.begin(id, call);
    }

    /** Whether the server has put questions without saying for which request. */
    boolean asksAside() {
        return asksAside;
    }

    @Override
    public void accept(Message message) {
        accept(message, Optional.empty());
    }

    @Override
    public void accept(Message message, RequestId during) {
        accept(message, Optional.of(during).filter(underWay::isKnown));
    }

    private void accept(Message message, Optional<RequestId> during) {
        pace.next();
        switch (message) {
            case Message.Notification notification -> accept(notification, during);
            case Message.Request request ->
                Thread.ofVirtual().name(request.method()).start(() -> answer(request, during));
            case Message.Response ignored -> {} // Nobody waits for it any more.
        }
    }

    private void accept(Message.Notification notification, Optional<RequestId> during) {
        switch (notification.method()) {
            case "notifications/progress" ->
                notification
                        .params()
                        .get("progressToken")
                        .map(progress::get)
                        .ifPresent(listener -> listener.accept(notification.params()));
            case "notifications/message" ->
                underWay.told(during)
                        .flatMap(CallOptions::messages)
                        .orElse(options.notifications())
                        .accept(notification);
            default -> options.notifications().accept(notification);
        }
    }

    private void answer(Message.Request request, Optional<RequestId> during) {
        try {
            link.send(response(request, during));
        } catch (LinkException e) {
            // The server has gone; its question has gone with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Message.Response response(Message.Request request, Optional<RequestId> during) {
        if (request.method().equals("ping")) {
            return new Message.Result(request.id(), JsonObject.empty());
        }
        Optional<InputRequest> question = InputRequest.of(request.method(), request.params());
        if (question.isEmpty()) {
            var error = new RpcError(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
            return new Message.Failure(request.id(), error);
        }
        try {
            return new Message.Result(
                    request.id(), responder(question.get(), during).answer(question.get()));
        } catch (Exception e) {
            return new Message.Failure(
                    request.id(), new RpcError(ErrorCode.INTERNAL_ERROR, String.valueOf(e.getMessage())));
        }
    }

    private InputResponder responder(InputRequest question, Optional<RequestId> during) {
        if (during.isEmpty()) {
            asksAside = true;
            if (underWay.isAmbiguous(question)) {
                throw new IllegalStateException("several requests are under way, and " + question.method()
                        + " does not say for which of them it is; try again");
            }
        }
        return underWay.asked(during, question).flatMap(CallOptions::responder).orElse(options.responder());
    }
}
