package dev.dmcp.service.memory.model;

/** What was given cannot be stored or looked for as it is. The message is a sentence for the caller that names the field. */
public final class InvalidMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidMemoryException(String message) {
        super(message, null, false, false);
    }
}
