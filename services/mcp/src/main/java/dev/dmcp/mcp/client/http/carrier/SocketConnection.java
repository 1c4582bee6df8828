package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.lookup.Lookup;
import dev.dmcp.mcp.server.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection for one request at a time. May be closed by any thread, which ends what it is used for. */
final class SocketConnection implements Closeable {
    private final SocketChannel channel;
    private final WireInput input;

    private SocketConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.input = new WireInput(channel.socket().getInputStream());
    }

    /** To the first of the host's addresses that answers; all share the patience. What is looked at is what is connected to. */
    static SocketConnection to(
            String host, int port, Carrier.Admission admission, Duration patience, Cancellation cancellation)
            throws IOException, InterruptedException {
        if (port < 1 || port > 65_535) {
            throw new IOException("there is no port " + port);
        }
        Deadline deadline = Deadline.in(patience);
        IOException refused = new IOException("the host has no address");
        for (InetAddress address : Lookup.addresses(host, deadline)) {
            admission.check(address);
            if (deadline.hasPassed()) {
                throw new SocketTimeoutException("no address of the host answered in time");
            }
            try {
                return to(new InetSocketAddress(address, port), deadline.left(), cancellation);
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }

    private static SocketConnection to(InetSocketAddress address, Duration patience, Cancellation cancellation)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean connected = false;
        try (var _ = cancellation.onCancel(() -> closeQuietly(channel))) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, (int) Math.max(1, patience.toMillis()));
            SocketConnection connection = new SocketConnection(channel);
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                closeQuietly(channel);
            }
        }
    }

    WireInput input() {
        return input;
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Whether the server has closed it meanwhile, or sent what nobody asked for. */
    boolean isStale() {
        try {
            channel.configureBlocking(false);
            boolean stale = input.hasMore() || channel.read(ByteBuffer.allocate(1)) != 0;
            channel.configureBlocking(true);
            return stale;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, one way or the other.
        }
    }
}
