package dev.dmcp.mcp.http;

import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.util.Locale;

/** Responses of HTTP made of responses of JSON-RPC. */
final class Replies {
    private Replies() {}

    static Response json(int status, Message.Response message) {
        return Response.json(status, message.toJson());
    }

    static Response error(int status, int code, String sentence) {
        return json(status, new Message.Failure(new RpcError(code, sentence)));
    }

    /** Whether the client reads event streams; one that does not say takes everything. */
    static boolean acceptsEvents(Request request) {
        String accept = request.header("accept").orElse("*/*").toLowerCase(Locale.ROOT);
        return accept.contains("text/event-stream") || accept.contains("*/*");
    }

    /** The status that the modern revision wants for an answer. */
    static int modernStatus(Message.Response message, boolean wellFormed) {
        if (!(message instanceof Message.Failure failure)) {
            return 200;
        }
        return switch (failure.error().code()) {
            case ErrorCode.METHOD_NOT_FOUND -> 404;
            case ErrorCode.HEADER_MISMATCH,
                    ErrorCode.MISSING_CLIENT_CAPABILITY,
                    ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
                    ErrorCode.INVALID_REQUEST -> 400;
            case ErrorCode.INVALID_PARAMS -> wellFormed ? 200 : 400;
            default -> 200;
        };
    }
}
