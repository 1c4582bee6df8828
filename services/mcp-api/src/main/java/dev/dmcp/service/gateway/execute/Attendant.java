package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Who waits for a call, hears of it, and is asked. */
public interface Attendant {
    /** What it can be asked. */
    ClientCapabilities capabilities();

    /** The mildest log messages that it wants. */
    Optional<String> logLevel();

    boolean wantsProgress();

    /** Comes when it waits no more. */
    Cancellation cancellation();

    /** Told of the parameters of a {@code notifications/progress}. */
    void progress(JsonObject params);

    /** Told of the parameters of a {@code notifications/message}. */
    void log(JsonObject params);

    /**
     * The answers to what the server asks, by key.
     *
     * @param call under which the call is found again by an attendant that has to go and come back for the answers
     * @throws dev.dmcp.mcp.server.CallEnd when it has to go
     */
    Map<String, JsonObject> ask(String call, Map<String, InputRequest> requests) throws InterruptedException;

    /** The call for which this attendant has come back. */
    default Optional<String> cameBackFor() {
        return Optional.empty();
    }

    /** Waits, and neither hears nor answers. */
    static Attendant silent() {
        return new Attendant() {
            private final Cancellation cancellation = new Cancellation();

            @Override
            public ClientCapabilities capabilities() {
                return ClientCapabilities.NONE;
            }

            @Override
            public Optional<String> logLevel() {
                return Optional.empty();
            }

            @Override
            public boolean wantsProgress() {
                return false;
            }

            @Override
            public Cancellation cancellation() {
                return cancellation;
            }

            @Override
            public void progress(JsonObject params) {}

            @Override
            public void log(JsonObject params) {}

            @Override
            public Map<String, JsonObject> ask(String call, Map<String, InputRequest> requests) {
                throw new IllegalStateException("the caller cannot be asked");
            }
        };
    }
}
