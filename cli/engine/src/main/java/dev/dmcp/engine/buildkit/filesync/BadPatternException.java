package dev.dmcp.engine.buildkit.filesync;

import java.io.Serial;

/** A pattern that moby's pattern matcher refuses; the message names it. */
public final class BadPatternException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    BadPatternException(String pattern, String why) {
        super("bad pattern `" + pattern + "`: " + why);
    }
}
