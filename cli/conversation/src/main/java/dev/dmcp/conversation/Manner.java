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
 */
public record Manner(
        String version,
        EraChoice era,
        Duration timeout,
        Duration greeting,
        InputResponder responder,
        Consumer<String> log) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    /** Programs that npm fetches first take their time. */
    private static final Duration USUAL_GREETING = Duration.ofSeconds(30);

    public static Manner usual(String version) {
        return new Manner(version, EraChoice.AUTO, USUAL_TIMEOUT, USUAL_GREETING, InputResponder.none(), line -> {});
    }

    public Manner withEra(EraChoice other) {
        return new Manner(version, other, timeout, greeting, responder, log);
    }

    public Manner withTimeout(Duration other) {
        return new Manner(version, era, other, greeting, responder, log);
    }

    public Manner withGreeting(Duration other) {
        return new Manner(version, era, timeout, other, responder, log);
    }

    public Manner withResponder(InputResponder other) {
        return new Manner(version, era, timeout, greeting, other, log);
    }

    public Manner withLog(Consumer<String> listener) {
        return new Manner(version, era, timeout, greeting, responder, listener);
    }
}
