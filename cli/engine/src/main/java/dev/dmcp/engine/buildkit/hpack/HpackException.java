package dev.dmcp.engine.buildkit.hpack;

import java.io.IOException;
import java.io.Serial;

/** A header block that breaks RFC 7541; the connection cannot go on (section 2.3.3 and RFC 9113, section 4.3). */
public final class HpackException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    HpackException(String message) {
        super(message);
    }
}
