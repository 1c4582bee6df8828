package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;

/** {@code BytesMessage{bytes data = 1}}, in which several of BuildKit's services wrap a stream of bytes. */
final class BytesMessage {
    private static final byte[] NOTHING = {};

    private BytesMessage() {}

    static byte[] of(byte[] bytes, int offset, int length) {
        return new ProtoWriter().bytes(1, bytes, offset, length).toByteArray();
    }

    static byte[] data(byte[] message) throws MalformedMessageException {
        ProtoReader reader = new ProtoReader(message);
        byte[] data = NOTHING;
        while (reader.next()) {
            if (reader.field() == 1) {
                data = reader.bytes();
            }
        }
        return data;
    }
}
