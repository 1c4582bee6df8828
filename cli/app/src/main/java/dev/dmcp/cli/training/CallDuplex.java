package dev.dmcp.cli.training;

import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** The builder's end of a session's tunnel. */
final class CallDuplex implements Duplex {
    private final ServerCall call;
    private final CountDownLatch ended;
    private byte[] data = {};
    private int position;

    CallDuplex(ServerCall call, CountDownLatch ended) {
        this.call = call;
        this.ended = ended;
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
                while (position == data.length) {
                    byte[] message = call.receive();
                    if (message == null) {
                        return -1;
                    }
                    ProtoReader reader = new ProtoReader(message);
                    data = reader.next() ? reader.bytes() : data;
                    position = 0;
                }
                int count = Math.min(length, data.length - position);
                System.arraycopy(data, position, bytes, offset, count);
                position += count;
                return count;
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                call.send(new ProtoWriter().bytes(1, bytes, offset, length).toByteArray());
            }
        };
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
