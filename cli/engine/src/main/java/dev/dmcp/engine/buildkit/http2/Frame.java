package dev.dmcp.engine.buildkit.http2;

import java.nio.ByteBuffer;

/**
 * One frame as it stood on the wire (RFC 9113, section 4.1).
 *
 * @param type one of the constants of this record; others are to be ignored (section 5.5)
 * @param stream 0 for the connection itself
 */
@SuppressWarnings("ArrayRecordComponent") // lives from the socket to its stream and is never compared
record Frame(int type, int flags, int stream, byte[] payload) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int WITH_PRIORITY = 0x20;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Where the content begins behind the padding's length and the priority. */
    int contentStart() {
        int start = has(PADDED) ? 1 : 0;
        return type == HEADERS && has(WITH_PRIORITY) ? start + 5 : start;
    }

    /** The length of the content without padding. */
    int contentLength() throws Http2Exception {
        int padding = has(PADDED) && payload.length > 0 ? payload[0] & 0xff : 0;
        int length = payload.length - contentStart() - padding;
        if (length < 0) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "more padding than frame");
        }
        return length;
    }

    /** Four bytes at {@code offset} as an unsigned 31-bit number. */
    int number(int offset) throws Http2Exception {
        if (payload.length < offset + 4) {
            throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame of type " + type + " is too short");
        }
        return ByteBuffer.wrap(payload).getInt(offset) & 0x7fff_ffff;
    }
}
