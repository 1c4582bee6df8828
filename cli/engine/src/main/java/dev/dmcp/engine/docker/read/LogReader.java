package dev.dmcp.engine.docker.read;

import dev.dmcp.application.container.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * Reads {@code GET /containers/{id}/logs?timestamps=1}. Without a terminal, each message has a head of eight bytes
 * (stream, three zeros, length); with one, the output comes as it is. A message that does not end with a line feed is
 * a part of a long line: the next one continues it, with a time of its own.
 */
public final class LogReader {
    private static final int HEAD_BYTES = 8;
    private static final int STDERR = 2;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    private final InputStream in;
    private final Consumer<LogLine> lines;
    private final Pending out = new Pending(false);
    private final Pending err = new Pending(true);

    private LogReader(InputStream in, Consumer<LogLine> lines) {
        this.in = in;
        this.lines = lines;
    }

    /** Gives every line to the consumer until the stream ends. */
    public static void read(InputStream in, boolean framed, Consumer<LogLine> lines) throws IOException {
        LogReader reader = new LogReader(in, lines);
        if (framed) {
            reader.readFrames();
        } else {
            reader.readPlain();
        }
    }

    private void readFrames() throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        while (head.length == HEAD_BYTES) {
            int length = ByteBuffer.wrap(head, 4, 4).getInt();
            if (length < 0 || length > MAX_MESSAGE_BYTES) {
                throw new IOException("a log message of %d bytes".formatted(length & 0xffffffffL));
            }
            (head[0] == STDERR ? err : out).add(in.readNBytes(length));
            head = in.readNBytes(HEAD_BYTES);
        }
        out.flush();
        err.flush();
    }

    private void readPlain() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                out.add(line.toByteArray());
                line.reset();
            }
        }
        if (line.size() > 0) {
            out.add(line.toByteArray());
        }
        out.flush();
    }

    /** A line of one stream as far as it has come. */
    private final class Pending {
        private final boolean isError;
        private final StringBuilder text = new StringBuilder();
        private Instant at = Instant.EPOCH;
        private boolean begun;

        Pending(boolean isError) {
            this.isError = isError;
        }

        void add(byte[] message) {
            String words = new String(message, StandardCharsets.UTF_8);
            int space = words.indexOf(' ');
            Instant time = space < 0 ? Instant.EPOCH : time(words.substring(0, space));
            text.append(time.equals(Instant.EPOCH) ? words : words.substring(space + 1));
            at = begun ? at : time;
            begun = true;
            if (words.endsWith("\n")) {
                flush();
            }
        }

        void flush() {
            if (!begun) {
                return;
            }
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            lines.accept(new LogLine(at, isError, text.substring(0, end)));
            text.setLength(0);
            begun = false;
        }

        private static Instant time(String words) {
            try {
                return Instant.parse(words);
            } catch (DateTimeParseException notATime) {
                return Instant.EPOCH;
            }
        }
    }
}
