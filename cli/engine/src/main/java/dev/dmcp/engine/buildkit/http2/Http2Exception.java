package dev.dmcp.engine.buildkit.http2;

import java.io.IOException;
import java.io.Serial;

/** A stream or a connection ended before its time, by us or by the other side. */
public final class Http2Exception extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    Http2Exception(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
