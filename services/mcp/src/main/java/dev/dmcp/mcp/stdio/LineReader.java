package dev.dmcp.mcp.stdio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of bounded length. Not for several threads. */
public final class LineReader {
    private final InputStream in;
    private final int maxBytes;

    /** @param maxBytes longest line, without its end */
    public LineReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.maxBytes = maxBytes;
    }

    /** The line was longer than allowed; what was left of it has been skipped. */
    public static final class LineTooLong extends IOException {
        LineTooLong(int maxBytes) {
            super("a message is longer than " + maxBytes + " bytes");
        }
    }

    /**
     * The next line that is not blank, without its end; empty at the end of the stream.
     *
     * @throws LineTooLong when it is longer than allowed; the next call reads the line after it
     */
    public Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        while (true) {
            int b = in.read();
            if (b < 0 || b == '\n') {
                if (tooLong) {
                    throw new LineTooLong(maxBytes);
                }
                if (!isBlank(line)) {
                    return Optional.of(line.toByteArray());
                }
                if (b < 0) {
                    return Optional.empty();
                }
                line.reset();
            } else if (line.size() >= maxBytes) {
                tooLong = true;
            } else {
                line.write(b);
            }
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        // A line of blanks alone is short; longer ones are messages.
        return line.size() == 0
                || (line.size() < 4 && line.toString(StandardCharsets.UTF_8).isBlank());
    }
}
