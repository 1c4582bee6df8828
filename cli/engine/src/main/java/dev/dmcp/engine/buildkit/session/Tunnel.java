package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection within a call: the builder is the client of the server that we run in it. */
final class Tunnel implements Duplex {
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final GrpcCall call;
    private final InputStream input;
    private final OutputStream output = new Output();

    Tunnel(GrpcCall call) {
        this.call = call;
        this.input = new BytesInput(call::receive);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        call.cancel();
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += LARGEST_MESSAGE) {
                call.send(BytesMessage.of(bytes, offset + done, Math.min(LARGEST_MESSAGE, length - done)));
            }
        }
    }
}
