package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.gateway.execute.Calls;
import dev.dmcp.service.gateway.execute.OfferedTool;
import dev.dmcp.service.gateway.execute.UnknownToolException;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.json.JsonObject;

/** Makes calls for MCP clients, and says in the protocol's words how they failed. */
final class Answering {
    static final String VIA = "mcp";

    private final Calls calls;
    private final LoginQuestion logins;

    Answering(Calls calls, LoginQuestion logins) {
        this.calls = calls;
        this.logins = logins;
    }

    /** What the tool gave; a failure is a result that a model can read. */
    JsonObject tool(OfferedTool tool, CallContext context, JsonObject arguments) throws InterruptedException {
        try {
            return call(CallRequest.ofTool(Callers.of(context), VIA, tool, arguments), context);
        } catch (UnknownToolException e) {
            return ToolResult.error(String.valueOf(e.getMessage())).toJson();
        } catch (UpstreamException e) {
            if (e.refusal().map(RpcError::code).orElse(0) == ErrorCode.MISSING_CLIENT_CAPABILITY) {
                throw refusal(e);
            }
            return ToolResult.error(String.valueOf(e.getMessage())).toJson();
        }
    }

    /**
     * What a prompt or resource gave.
     *
     * @throws RpcException when it gave nothing, with the server's own code where it has one
     */
    JsonObject other(CallRequest request, CallContext context) throws InterruptedException {
        try {
            return call(request, context);
        } catch (UnknownToolException e) {
            throw RpcException.invalidParams(String.valueOf(e.getMessage()));
        } catch (UpstreamException e) {
            throw refusal(e);
        }
    }

    /** A server that wants a login did nothing, so that the call may be made again after it. */
    private JsonObject call(CallRequest request, CallContext context)
            throws UnknownToolException, UpstreamException, InterruptedException {
        var attendant = new ContextAttendant(context, request.server());
        try {
            return calls.call(request, attendant);
        } catch (UpstreamException e) {
            if (e.kind() != UpstreamException.Kind.NEEDS_LOGIN || !logins.cameAbout(request.server(), context)) {
                throw logins.advice().explained(e, request.server(), request.caller());
            }
        }
        return calls.call(request, attendant);
    }

    /** The server's own error under its own code, with its name in the sentence. */
    static RpcException refusal(UpstreamException e) {
        String sentence = String.valueOf(e.getMessage());
        return e.refusal()
                .map(error -> new RpcException(error.data()
                        .map(data -> new RpcError(error.code(), sentence, data))
                        .orElseGet(() -> new RpcError(error.code(), sentence))))
                .orElseGet(() -> new RpcException(ErrorCode.INTERNAL_ERROR, sentence));
    }
}
