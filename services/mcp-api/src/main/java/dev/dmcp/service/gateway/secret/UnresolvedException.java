package dev.dmcp.service.gateway.secret;

/** A reference leads to nothing, or to what it may not lead to. The message names the reference and holds no secret. */
public final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnresolvedException(String message) {
        super(message);
    }
}
