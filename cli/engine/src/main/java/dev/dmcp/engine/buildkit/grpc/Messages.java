package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.http2.Http2Stream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** gRPC's messages on a stream of HTTP/2: a flag, a length in four bytes, the message. */
final class Messages {
    private static final int PREFIX = 5;
    private static final int LARGEST = 64 << 20;

    private final Http2Stream stream;
    private byte[] chunk = {};
    private int position;

    Messages(Http2Stream stream) {
        this.stream = stream;
    }

    void send(byte[] message, boolean last) throws IOException {
        byte[] framed = new byte[PREFIX + message.length];
        framed[1] = (byte) (message.length >> 24);
        framed[2] = (byte) (message.length >> 16);
        framed[3] = (byte) (message.length >> 8);
        framed[4] = (byte) message.length;
        System.arraycopy(message, 0, framed, PREFIX, message.length);
        stream.send(framed, 0, framed.length, last);
    }

    /** The next message; null at the end of the stream. */
    byte @Nullable [] receive() throws IOException {
        if (!fill()) {
            return null;
        }
        byte[] prefix = take(PREFIX);
        if (prefix[0] != 0) {
            throw new GrpcException(
                    GrpcStatus.of(GrpcStatus.UNIMPLEMENTED, "a compressed message, which nobody asked for"));
        }
        int length = ByteBuffer.wrap(prefix).getInt(1);
        if (length < 0 || length > LARGEST) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.UNKNOWN, "a message of more than " + LARGEST + " bytes"));
        }
        return take(length);
    }

    private byte[] take(int count) throws IOException {
        byte[] taken = new byte[count];
        int filled = 0;
        while (filled < count) {
            if (!fill()) {
                throw new EOFException("the stream ended within a message");
            }
            int part = Math.min(count - filled, chunk.length - position);
            System.arraycopy(chunk, position, taken, filled, part);
            position += part;
            filled += part;
        }
        return taken;
    }

    /** Whether there is another byte. */
    private boolean fill() throws IOException {
        while (position == chunk.length) {
            byte[] next = stream.read();
            if (next == null) {
                return false;
            }
            chunk = next;
            position = 0;
        }
        return true;
    }
}
