package dev.dmcp.mcp.wire;

/** Error codes of JSON-RPC 2.0 and of the specification, section "Error Codes" of revision 2026-07-28. */
public final class ErrorCode {
    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    /** Legacy only; the modern revision says {@link #INVALID_PARAMS}. */
    public static final int RESOURCE_NOT_FOUND = -32002;

    /** A header is missing, malformed, or says another thing than the body. */
    public static final int HEADER_MISMATCH = -32020;

    /** The request needs a capability that the client did not declare on it. */
    public static final int MISSING_CLIENT_CAPABILITY = -32021;

    public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    private ErrorCode() {}
}
