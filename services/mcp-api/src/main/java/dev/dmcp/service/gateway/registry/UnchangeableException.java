package dev.dmcp.service.gateway.registry;

/** A server that callers may not change, since it is the operator's. The message is a sentence for the caller. */
public final class UnchangeableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnchangeableException(String message) {
        super(message, null, false, false);
    }
}
