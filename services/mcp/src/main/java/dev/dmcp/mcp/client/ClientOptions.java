package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.wire.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a client behaves.
 *
 * @param timeout of requests for which none is given
 * @param probeTimeout how long a server may take to say which era it belongs to
 * @param notifications told of what servers say that belongs to no request of ours; must not block
 * @param logLevel the mildest log messages that servers are asked for; empty asks for none
 */
public record ClientOptions(
        Implementation implementation,
        EraChoice era,
        InputResponder responder,
        Duration timeout,
        Duration probeTimeout,
        Consumer<Message.Notification> notifications,
        Optional<String> logLevel) {

    /** Either era, no answers to servers, 60 seconds for a request and 5 for the first question. */
    public static ClientOptions of(Implementation implementation) {
        return new ClientOptions(
                implementation,
                EraChoice.AUTO,
                InputResponder.none(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                notification -> {},
                Optional.empty());
    }

    public ClientOptions withEra(EraChoice other) {
        return new ClientOptions(implementation, other, responder, timeout, probeTimeout, notifications, logLevel);
    }

    public ClientOptions withResponder(InputResponder other) {
        return new ClientOptions(implementation, era, other, timeout, probeTimeout, notifications, logLevel);
    }

    public ClientOptions withTimeout(Duration other) {
        return new ClientOptions(implementation, era, responder, other, probeTimeout, notifications, logLevel);
    }

    public ClientOptions withProbeTimeout(Duration other) {
        return new ClientOptions(implementation, era, responder, timeout, other, notifications, logLevel);
    }

    public ClientOptions withNotifications(Consumer<Message.Notification> listener) {
        return new ClientOptions(implementation, era, responder, timeout, probeTimeout, listener, logLevel);
    }

    public ClientOptions withLogLevel(String level) {
        return new ClientOptions(
                implementation, era, responder, timeout, probeTimeout, notifications, Optional.of(level));
    }
}
