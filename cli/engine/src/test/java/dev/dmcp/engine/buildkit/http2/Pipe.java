package dev.dmcp.engine.buildkit.http2;

import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two ends of a connection in memory. */
final class Pipe {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> toClient = new LinkedBlockingQueue<>();

    Duplex client() {
        return new End(toClient, toServer);
    }

    Duplex server() {
        return new End(toServer, toClient);
    }

    private static final class End implements Duplex {
        private final BlockingQueue<byte[]> from;
        private final BlockingQueue<byte[]> to;
        private byte[] chunk = {};
        private int position;

        End(BlockingQueue<byte[]> from, BlockingQueue<byte[]> to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public InputStream input() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (position == chunk.length) {
                        try {
                            chunk = from.take();
                        } catch (InterruptedException stop) {
                            throw new IOException(stop);
                        }
                        position = 0;
                        if (chunk.length == 0) {
                            from.add(END);
                            return -1;
                        }
                    }
                    int count = Math.min(length, chunk.length - position);
                    System.arraycopy(chunk, position, bytes, offset, count);
                    position += count;
                    return count;
                }
            };
        }

        @Override
        public OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int value) {
                    to.add(new byte[] {(byte) value});
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    if (length > 0) {
                        to.add(Arrays.copyOfRange(bytes, offset, offset + length));
                    }
                }
            };
        }

        @Override
        public void close() {
            to.add(END);
            from.add(END);
        }
    }
}
