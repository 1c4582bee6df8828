package dev.dmcp.service.kit.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One event of an event stream (HTML Living Standard, 9.2).
 *
 * @param id what a client repeats in {@code Last-Event-ID} when it comes back
 * @param name the event's type; {@code message} when absent
 * @param retry how long a client waits before it comes back
 * @param data the payload; may have line breaks, may be empty
 */
public record ServerSentEvent(Optional<String> id, Optional<String> name, Optional<Duration> retry, String data) {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    public ServerSentEvent {
        id.ifPresent(ServerSentEvent::refuseLineBreaks);
        name.ifPresent(ServerSentEvent::refuseLineBreaks);
    }

    /** An event with data alone. */
    public static ServerSentEvent of(String data) {
        return new ServerSentEvent(Optional.empty(), Optional.empty(), Optional.empty(), data);
    }

    public ServerSentEvent withId(String newId) {
        return new ServerSentEvent(Optional.of(newId), name, retry, data);
    }

    public ServerSentEvent withName(String newName) {
        return new ServerSentEvent(id, Optional.of(newName), retry, data);
    }

    public ServerSentEvent withRetry(Duration newRetry) {
        return new ServerSentEvent(id, name, Optional.of(newRetry), data);
    }

    /** A comment: ignored by every client, but a client that went away is noticed by it. */
    public static byte[] heartbeat() {
        return COMMENT.clone();
    }

    /** The event as it goes over the wire, with the empty line that ends it. */
    public byte[] toBytes() {
        var text = new StringBuilder(data.length() + 64);
        id.ifPresent(value -> text.append("id: ").append(value).append('\n'));
        name.ifPresent(value -> text.append("event: ").append(value).append('\n'));
        retry.ifPresent(value -> text.append("retry: ").append(value.toMillis()).append('\n'));
        // A line break of any kind ends a field, so each line of the payload becomes a field of its own.
        for (String line : data.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseLineBreaks(String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an event's id and name have no line breaks");
        }
    }
}
