package dev.dmcp.engine.buildkit.http2;

/** Why a stream or a connection ends (RFC 9113, section 7); the order of the constants is their number. */
public enum ErrorCode {
    NO_ERROR,
    PROTOCOL_ERROR,
    INTERNAL_ERROR,
    FLOW_CONTROL_ERROR,
    SETTINGS_TIMEOUT,
    STREAM_CLOSED,
    FRAME_SIZE_ERROR,
    REFUSED_STREAM,
    CANCEL,
    COMPRESSION_ERROR,
    CONNECT_ERROR,
    ENHANCE_YOUR_CALM,
    INADEQUATE_SECURITY,
    HTTP_1_1_REQUIRED;

    private static final ErrorCode[] ALL = values();

    /** Unknown numbers count as an internal error (section 7). */
    static ErrorCode of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : INTERNAL_ERROR;
    }

    @SuppressWarnings("EnumOrdinal") // the RFC numbers them from 0 without a gap
    int number() {
        return ordinal();
    }
}
