package dev.dmcp.engine.docker.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of known length; an engine that hangs up before its end is an error, not a short answer. */
final class FixedLengthInput extends InputStream {
    private final InputStream in;
    private long left;

    FixedLengthInput(InputStream in, long length) {
        this.in = in;
        this.left = length;
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
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(
                    "the engine closed the connection with %d bytes of its answer unsent".formatted(left));
        }
        left -= count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }
}
