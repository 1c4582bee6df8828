package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.JsonValue;

/** A request that is answered with an error. Has no stack trace: it is an answer, not an accident. */
public final class RpcException extends RuntimeException {
    private final transient RpcError error;

    public RpcException(RpcError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public RpcException(int code, String message) {
        this(new RpcError(code, message));
    }

    public RpcException(int code, String message, JsonValue data) {
        this(new RpcError(code, message, data));
    }

    public RpcError error() {
        return error;
    }

    public int code() {
        return error.code();
    }

    public static RpcException invalidParams(String message) {
        return new RpcException(ErrorCode.INVALID_PARAMS, message);
    }

    public static RpcException methodNotFound(String method) {
        return new RpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + method);
    }
}
