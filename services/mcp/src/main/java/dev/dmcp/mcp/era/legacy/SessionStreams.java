package dev.dmcp.mcp.era.legacy;

import dev.dmcp.mcp.exchange.MessageStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a session that a client can come back to by {@code Last-Event-ID}, the oldest finished ones forgotten first. An event's id is the
 * stream's name and the message's number in it. Thread-safe.
 */
public final class SessionStreams {
    private static final int MOST = 32;
    private static final int MOST_FINISHED = 4;
    private static final String ANNOUNCEMENTS = "get";

    private final Map<String, MessageStream> streams = new LinkedHashMap<>();
    private MessageStream announcements = MessageStream.kept(1);
    private int names;

    /** A place in a stream. */
    public record Place(MessageStream stream, String name, long number) {}

    /** Keeps a stream, and gives it a name within the session. */
    public synchronized String keep(MessageStream stream) {
        forgetFinished();
        if (streams.size() >= MOST) {
            forgetOldest();
        }
        String name = Integer.toString(++names, Character.MAX_RADIX);
        streams.put(name, stream);
        return name;
    }

    /** Keeps the stream of messages that belong to no request, for as long as the session lives. */
    public synchronized void keepAnnouncements(MessageStream stream) {
        announcements = stream;
    }

    /** The beginning of what has been announced and not read. */
    public synchronized Place announcements() {
        return new Place(announcements, ANNOUNCEMENTS, announcements.lastTaken());
    }

    /** Where a client left off; empty when the stream is not known any more. */
    public synchronized Optional<Place> find(String eventId) {
        int split = eventId.lastIndexOf('_');
        MessageStream stream = split < 0 ? null : named(eventId.substring(0, split));
        if (stream == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(eventId.substring(split + 1));
            return Optional.of(new Place(stream, eventId.substring(0, split), number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private @Nullable MessageStream named(String name) {
        return name.equals(ANNOUNCEMENTS) ? announcements : streams.get(name);
    }

    public static String eventId(String name, long number) {
        return name + "_" + number;
    }

    synchronized void close() {
        streams.values().forEach(MessageStream::close);
        streams.clear();
    }

    /** Who was cut off comes back soon, for one of the last few answers. */
    private void forgetFinished() {
        int finished = 0;
        for (MessageStream stream : streams.values()) {
            finished += stream.isFinished() ? 1 : 0;
        }
        Iterator<MessageStream> oldest = streams.values().iterator();
        while (finished > MOST_FINISHED && oldest.hasNext()) {
            if (oldest.next().isFinished()) {
                oldest.remove();
                finished--;
            }
        }
    }

    private void forgetOldest() {
        Iterator<MessageStream> first = streams.values().iterator();
        first.next().close();
        first.remove();
    }
}
