package dev.dmcp.conversation;

import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.InputResponder;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to speak with a server.
 *
 * @param version of dmcp, which it introduces itself with
 * @param timeout of each request
 * @param greeting how long a server may take to say what it is
 * @param log told of each line that a server writes beside the protocol, and of log messages; must not block
 * @param doorway into servers that want a login
 */
public record Manner(
        String version,
        EraChoice era,
        Duration timeout,
        Duration greeting,
        InputResponder responder,
        Consumer<String> log,
        Doorway doorway) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    /** Programs that npm fetches first take their time. */
    private static final Duration USUAL_GREETING = Duration.ofSeconds(30);

    public static Manner usual(String version) {
        return new Manner(
                version,
                EraChoice.AUTO,
                USUAL_TIMEOUT,
                USUAL_GREETING,
                InputResponder.none(),
                line -> {},
                Doorway.CLOSED);
    }

    public Manner withEra(EraChoice other) {
        return new Manner(version, other, timeout, greeting, responder, log, doorway);
    }

    public Manner withTimeout(Duration other) {
        return new Manner(version, era, other, greeting, responder, log, doorway);
    }

    public Manner withResponder(InputResponder other) {
        return new Manner(version, era, timeout, greeting, other, log, doorway);
    }

    public Manner withLog(Consumer<String> listener) {
        return new Manner(version, era, timeout, greeting, responder, listener, doorway);
    }

    public Manner withDoorway(Doorway other) {
        return new Manner(version, era, timeout, greeting, responder, log, other);
    }
}
