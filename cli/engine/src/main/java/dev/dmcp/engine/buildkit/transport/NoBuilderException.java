package dev.dmcp.engine.buildkit.transport;

import java.io.IOException;
import java.io.Serial;

/** Something answers at the address, but it has no BuildKit. */
public final class NoBuilderException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoBuilderException(String answer) {
        super("the engine offers no BuildKit: " + answer);
    }
}
