package dev.dmcp.service.gateway.upstream;

/** A server behind the gateway did not do what was asked. The message is for the caller and names the server. */
public final class UpstreamException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it was. */
    public enum Kind {
        /** The server cannot be reached, or answered what it should not. */
        UNUSABLE,
        /** The server took too long. */
        TOO_SLOW,
        /** The server is well and refused this call. */
        REFUSED
    }

    private final Kind kind;

    public UpstreamException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
