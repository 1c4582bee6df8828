package dev.dmcp.engine.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Connects to a Unix-domain socket with the JDK's own channels: no native library and nothing to unpack. */
public final class UnixConnector implements Connector {
    private final UnixDomainSocketAddress address;

    public UnixConnector(Path socket) {
        this.address = UnixDomainSocketAddress.of(socket);
    }

    @Override
    public Wire connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(address);
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
        return new Wire(new Input(channel), new Output(channel), channel::shutdownOutput, channel);
    }

    /** Not {@code Channels.newInputStream}: that one holds a lock which would let a reader block the writer. */
    private static final class Input extends InputStream {
        private final SocketChannel channel;

        Input(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return channel.read(ByteBuffer.wrap(target, offset, length));
            } catch (AsynchronousCloseException closedByUs) {
                throw new IOException("the connection was closed while reading", closedByUs);
            }
        }
    }

    private static final class Output extends OutputStream {
        private final SocketChannel channel;

        Output(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
