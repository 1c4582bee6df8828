package dev.dmcp.engine.docker.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, section 7.1); trailers are read past. */
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0; // never waits for more, as readNBytes relies on
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine closed the connection in the middle of its answer");
        }
        left -= count;
        return count;
    }

    /** More than what is buffered may be there: callers that flush between messages ask this. */
    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    private boolean nextChunk() throws IOException {
        if (ended) {
            return false;
        }
        if (!first) {
            line();
        }
        first = false;
        left = size(line());
        if (left == 0) {
            ended = true;
            skipTrailers();
        }
        return !ended;
    }

    private void skipTrailers() throws IOException {
        String line = line();
        while (!line.isEmpty()) {
            line = line();
        }
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).trim();
        try {
            long size = Long.parseLong(digits, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException unreadable) {
            throw new IOException("the engine sent a chunk of size `%s`".formatted(digits), unreadable);
        }
        throw new IOException("the engine sent a chunk of size `%s`".formatted(digits));
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(16);
        int next = in.read();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                text.append((char) next);
            }
        }
        if (next < 0 && text.isEmpty() && !ended) {
            throw new EOFException("the engine closed the connection in the middle of its answer");
        }
        return text.toString();
    }
}
