package dev.dmcp.mcp.client.http;

import dev.dmcp.service.kit.http.ServerSentEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (HTML Living Standard, 9.2.6) of bounded length. Not for several threads. */
final class EventReader {
    private static final int LONGEST_FIELD_NAME = 64;

    private final InputStream in;
    private final int maxBytes;
    private boolean lastWasReturn;

    EventReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.maxBytes = maxBytes;
    }

    /**
     * The next event, one without data included when it has an id or a retry; empty at the end.
     *
     * @throws IOException when the stream breaks or an event is too long
     */
    Optional<ServerSentEvent> next() throws IOException {
        Fields fields = new Fields();
        while (true) {
            String line = line(maxBytes - fields.length() + LONGEST_FIELD_NAME);
            if (line == null) {
                return Optional.empty(); // An event that was not ended does not count.
            }
            if (!line.isEmpty()) {
                fields.take(line);
            } else if (fields.isWorthTelling()) {
                return Optional.of(fields.event());
            } else {
                fields = new Fields();
            }
        }
    }

    private @Nullable String line(int limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (true) {
            int b = in.read();
            boolean secondOfTwo = b == '\n' && lastWasReturn;
            lastWasReturn = b == '\r';
            if (secondOfTwo) {
                continue;
            }
            if (b < 0) {
                return null;
            }
            if (b == '\n' || b == '\r') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() >= limit) {
                throw new TooLong(maxBytes);
            }
            line.write(b);
        }
    }

    /** An event exceeds the limit; the rest of the stream is of no use. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int maxBytes) {
            super("the server sent a message of more than " + maxBytes + " bytes");
        }
    }

    /** The fields of one event as they come. */
    private static final class Fields {
        private final StringBuilder data = new StringBuilder();
        private boolean hasData;
        private Optional<String> id = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<Duration> retry = Optional.empty();

        int length() {
            return data.length();
        }

        boolean isWorthTelling() {
            return hasData || id.isPresent() || retry.isPresent();
        }

        void take(String line) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            if (value.startsWith(" ")) {
                value = value.substring(1);
            }
            switch (field) {
                case "data" -> addData(value);
                case "id" -> id = value.indexOf('\0') < 0 ? Optional.of(value) : id;
                case "event" -> name = Optional.of(value);
                case "retry" -> retry = milliseconds(value).or(() -> retry);
                default -> {} // Comments, and fields of the future.
            }
        }

        private void addData(String value) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(value);
        }

        private static Optional<Duration> milliseconds(String value) {
            try {
                return Optional.of(Duration.ofMillis(Integer.parseUnsignedInt(value)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        ServerSentEvent event() {
            return new ServerSentEvent(id, name, retry, data.toString());
        }
    }
}
