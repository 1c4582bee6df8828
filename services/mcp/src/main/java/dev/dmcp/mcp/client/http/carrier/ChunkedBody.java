package dev.dmcp.mcp.client.http.carrier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, 7.1); trailers are read past. */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_TRAILERS = 100;

    private final WireInput in;
    private final SocketExchange exchange;
    private final boolean reusable;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(WireInput in, SocketExchange exchange, boolean reusable) {
        this.in = in;
        this.exchange = exchange;
        this.reusable = reusable;
    }

    @Override
    public int read() throws IOException {
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int read = in.read(target, offset, (int) Math.min(length, left));
        return counted(read, read);
    }

    private int counted(int result, int bytes) throws EOFException {
        if (result < 0) {
            throw new EOFException("the server closed the connection in the middle of its answer");
        }
        left -= bytes;
        return result;
    }

    private boolean nextChunk() throws IOException {
        if (ended) {
            return false;
        }
        if (begun && !in.line(LONGEST_LINE).isEmpty()) {
            throw new IOException("the server sent a chunk that is longer than it said");
        }
        begun = true;
        left = size(in.line(LONGEST_LINE));
        if (left == 0) {
            skipTrailers();
            ended = true;
            exchange.finished(reusable);
        }
        return !ended;
    }

    private void skipTrailers() throws IOException {
        int lines = 0;
        while (!in.line(LONGEST_LINE).isEmpty()) {
            if (++lines > MOST_TRAILERS) {
                throw new IOException("the server sent more than " + MOST_TRAILERS + " trailers");
            }
        }
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        try {
            long size = Long.parseLong(digits, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException unreadable) {
            throw new IOException("the server sent a chunk without a size", unreadable);
        }
        throw new IOException("the server sent a chunk without a size");
    }

    @Override
    public void close() {
        exchange.close();
    }
}
