package dev.dmcp.mcp.client.http.carrier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A body of known length, or one that ends with the connection. */
final class LengthBody extends InputStream {
    private final InputStream in;
    private final SocketExchange exchange;
    private final Optional<Long> length;
    private final boolean reusable;
    private long left;

    LengthBody(InputStream in, SocketExchange exchange, Optional<Long> length, boolean reusable) {
        this.in = in;
        this.exchange = exchange;
        this.length = length;
        this.reusable = reusable;
        this.left = length.orElse(Long.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (left == 0 || count == 0) {
            return count == 0 ? 0 : -1;
        }
        int read = in.read(target, offset, (int) Math.min(count, left));
        if (read < 0 && length.isPresent()) {
            throw new EOFException("the server closed the connection with " + left + " bytes of its answer unsent");
        }
        left = read < 0 ? 0 : left - read;
        if (left == 0) {
            exchange.finished(reusable);
        }
        return read;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
