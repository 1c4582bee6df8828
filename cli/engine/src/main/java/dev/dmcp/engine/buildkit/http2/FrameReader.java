package dev.dmcp.engine.buildkit.http2;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads frames one by one; used by one thread. */
final class FrameReader {
    /** What a client sends first (RFC 9113, section 3.4). */
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The largest payload that we accept: the default, since we announce no other (section 6.5.2). */
    static final int LARGEST_PAYLOAD = 16_384;

    private static final int BUFFER_BYTES = 65_536;

    private final DataInputStream in;

    FrameReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
    }

    void expectPreface() throws IOException {
        if (!Arrays.equals(in.readNBytes(PREFACE.length), PREFACE)) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "the other side does not speak HTTP/2");
        }
    }

    /** The next frame; an {@link EOFException} where the stream ends, between frames or within one. */
    Frame next() throws IOException {
        int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & 0x7fff_ffff;
        if (length > LARGEST_PAYLOAD) {
            throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame of " + length + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the connection ended within a frame");
        }
        return new Frame(type, flags, stream, payload);
    }
}
