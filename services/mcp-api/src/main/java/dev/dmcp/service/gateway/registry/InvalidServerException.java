package dev.dmcp.service.gateway.registry;

/** A server that cannot be registered, or changed, as given. The message is a sentence for the caller and holds no secret. */
public final class InvalidServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidServerException(String message) {
        super(message, null, false, false);
        this.field = "";
    }

    /** What is wrong with one field: the message is the field's name and the rest of the sentence. */
    public InvalidServerException(String field, String rest) {
        super(field + " " + rest, null, false, false);
        this.field = field;
    }

    /** The name of the field that is wrong; empty when it is no single one. */
    public String field() {
        return field;
    }
}
