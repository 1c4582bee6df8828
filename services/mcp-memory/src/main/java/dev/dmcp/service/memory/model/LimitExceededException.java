package dev.dmcp.service.memory.model;

/** More than one user may store. The message is for the caller. */
public final class LimitExceededException extends Exception {
    private static final long serialVersionUID = 1L;

    public LimitExceededException(String message) {
        super(message);
    }
}
