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

    Answering(Calls calls) {
        this.calls = calls;
    }

    /** What the tool gave; a failure is a result that a model can read. */
    JsonObject tool(OfferedTool tool, CallContext context, JsonObject arguments) throws InterruptedException {
        try {
            return calls.call(
                    CallRequest.ofTool(Callers.of(context), VIA, tool, arguments),
                    new ContextAttendant(context, tool.server()));
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
            return calls.call(request, new ContextAttendant(context, request.server()));
        } catch (UnknownToolException e) {
            throw RpcException.invalidParams(String.valueOf(e.getMessage()));
        } catch (UpstreamException e) {
            throw refusal(e);
        }
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
