package dev.dmcp.service.gateway.execute;

/** No tool, or more than one, goes by a name. The message is for the caller. */
public final class UnknownToolException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnknownToolException(String message) {
        super(message);
    }
}
