package dev.dmcp.engine.buildkit.grpc;

import java.io.IOException;
import java.io.Serial;

/** The other side answered a call with a status that is not OK. */
public final class GrpcException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient GrpcStatus status;

    public GrpcException(GrpcStatus status) {
        super(status.message());
        this.status = status;
    }

    public GrpcStatus status() {
        return status;
    }
}
