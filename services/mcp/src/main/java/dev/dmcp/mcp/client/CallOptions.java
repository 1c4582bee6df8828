package dev.dmcp.mcp.client;

import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one request is made.
 *
 * @param timeout how long the whole request may take
 * @param progress told of each progress notification's parameters; empty asks for none
 * @param responder answers what the server asks during this request; empty leaves that to the client's own
 * @param messages told of log messages that belong to this request; must not block. Empty leaves them to the client's own listener
 * @param logLevel the mildest log messages that the server is asked for, where that can be said for one request
 */
public record CallOptions(
        Duration timeout,
        Cancellation cancellation,
        Optional<Consumer<JsonObject>> progress,
        Optional<InputResponder> responder,
        Optional<Consumer<Message.Notification>> messages,
        Optional<String> logLevel) {

    public static CallOptions within(Duration timeout) {
        return new CallOptions(
                timeout, new Cancellation(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public CallOptions withProgress(Consumer<JsonObject> listener) {
        return new CallOptions(timeout, cancellation, Optional.of(listener), responder, messages, logLevel);
    }

    public CallOptions withCancellation(Cancellation other) {
        return new CallOptions(timeout, other, progress, responder, messages, logLevel);
    }

    public CallOptions withResponder(InputResponder other) {
        return new CallOptions(timeout, cancellation, progress, Optional.of(other), messages, logLevel);
    }

    public CallOptions withMessages(Consumer<Message.Notification> listener) {
        return new CallOptions(timeout, cancellation, progress, responder, Optional.of(listener), logLevel);
    }

    public CallOptions withLogLevel(Optional<String> level) {
        return new CallOptions(timeout, cancellation, progress, responder, messages, level);
    }
}
