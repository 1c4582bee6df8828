package dev.dmcp.mcp.client.http.carrier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a connection through a buffer, so that lines are found where they lie. Not for several threads. */
final class WireInput extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int next;
    private int end;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** Whether something was read ahead that nobody has asked for. */
    boolean hasMore() {
        return next < end;
    }

    @Override
    public int read() throws IOException {
        return hasMore() || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            if (length >= buffer.length) {
                return in.read(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        next = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    /**
     * A line without its end.
     *
     * @throws EOFException when the other side hung up before the line's end
     */
    String line(int longest) throws IOException {
        StringBuilder earlier = new StringBuilder();
        while (hasMore() || fill()) {
            int feed = next;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            earlier.append(new String(buffer, next, feed - next, StandardCharsets.ISO_8859_1));
            if (earlier.length() > longest) {
                throw new IOException("the server sent a line of more than " + longest + " characters");
            }
            next = Math.min(feed + 1, end);
            if (feed < end) {
                return withoutReturn(earlier);
            }
        }
        throw new EOFException("the server closed the connection");
    }

    private static String withoutReturn(StringBuilder line) {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
