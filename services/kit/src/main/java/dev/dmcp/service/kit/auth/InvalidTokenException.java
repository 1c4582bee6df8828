package dev.dmcp.service.kit.auth;

/** A token that is not ours, not for us, not yet or no longer valid. Why is for the log, not for the caller. */
public final class InvalidTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(String why) {
        super(why, null, false, false);
    }
}
