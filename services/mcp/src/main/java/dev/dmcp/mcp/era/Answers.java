package dev.dmcp.mcp.era;

import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Turns what serving a request gives, or throws, into its response. */
public final class Answers {
    private final Consumer<Throwable> unexpected;

    /** @param unexpected told of exceptions that nobody meant to throw */
    public Answers(Consumer<Throwable> unexpected) {
        this.unexpected = unexpected;
    }

    public Message.Response to(RequestId id, Callable<JsonObject> work) {
        try {
            return new Message.Result(id, work.call());
        } catch (RpcException e) {
            return new Message.Failure(id, e.error());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Message.Failure(id, new RpcError(ErrorCode.INTERNAL_ERROR, "The request was cancelled"));
        } catch (Exception | StackOverflowError e) {
            unexpected.accept(e);
            return new Message.Failure(id, new RpcError(ErrorCode.INTERNAL_ERROR, "Internal error"));
        }
    }
}
