package dev.dmcp.service.gateway.registry;

/** A server that cannot be registered as given. The message is a sentence for the caller. */
public final class InvalidServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidServerException(String message) {
        super(message, null, false, false);
    }
}
