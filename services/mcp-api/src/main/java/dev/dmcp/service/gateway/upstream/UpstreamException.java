package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.wire.RpcError;
import java.util.Optional;

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
        REFUSED,
        /** The server wants a login of the caller first; nothing was done. */
        NEEDS_LOGIN,
        /** As many calls as the server gets are under way and waiting, or it is left alone after failures: nothing was sent to it. */
        BUSY
    }

    private final Kind kind;
    private final transient Optional<RpcError> refusal;

    public UpstreamException(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** @param refusal the server's own words */
    public UpstreamException(Kind kind, String message, Optional<RpcError> refusal) {
        super(message);
        this.kind = kind;
        this.refusal = refusal;
    }

    /** The server's own error, where it gave one. */
    public Optional<RpcError> refusal() {
        return refusal;
    }

    public Kind kind() {
        return kind;
    }
}
