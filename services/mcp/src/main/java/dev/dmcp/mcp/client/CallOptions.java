package dev.dmcp.mcp.client;

import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one request is made.
 *
 * @param timeout how long the whole request may take
 * @param progress told of each progress notification's parameters; empty asks for none
 */
public record CallOptions(Duration timeout, Cancellation cancellation, Optional<Consumer<JsonObject>> progress) {

    public static CallOptions within(Duration timeout) {
        return new CallOptions(timeout, new Cancellation(), Optional.empty());
    }

    public CallOptions withProgress(Consumer<JsonObject> listener) {
        return new CallOptions(timeout, cancellation, Optional.of(listener));
    }

    public CallOptions withCancellation(Cancellation other) {
        return new CallOptions(timeout, other, progress);
    }
}
