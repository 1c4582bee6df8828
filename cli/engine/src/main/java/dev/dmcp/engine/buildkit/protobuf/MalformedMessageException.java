package dev.dmcp.engine.buildkit.protobuf;

import java.io.IOException;
import java.io.Serial;

/** The other side sent bytes that are no message: it is broken, or speaks something else. */
public final class MalformedMessageException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
