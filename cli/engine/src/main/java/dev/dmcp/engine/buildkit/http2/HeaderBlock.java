package dev.dmcp.engine.buildkit.http2;

import java.io.ByteArrayOutputStream;

/** Headers that may be spread over a HEADERS frame and its CONTINUATIONs (RFC 9113, section 4.3). */
final class HeaderBlock {
    /** BuildKit sends a whole ignore file as headers, so this is generous. */
    static final int LARGEST = 1 << 20;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream(512);
    private final boolean endsStream;
    private final int stream;

    HeaderBlock(Frame headers) throws Http2Exception {
        stream = headers.stream();
        endsStream = headers.has(Frame.END_STREAM);
        add(headers);
    }

    void add(Frame frame) throws Http2Exception {
        if (frame.stream() != stream) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "another stream's frame within headers");
        }
        int length = frame.contentLength();
        if (block.size() + length > LARGEST) {
            throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "headers of more than " + LARGEST + " bytes");
        }
        block.write(frame.payload(), frame.contentStart(), length);
    }

    int stream() {
        return stream;
    }

    boolean endsStream() {
        return endsStream;
    }

    byte[] bytes() {
        return block.toByteArray();
    }
}
