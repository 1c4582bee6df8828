package dev.dmcp.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One call of a tool.
 *
 * @param news told of progress; must not block
 */
public record ToolCall(String tool, JsonObject arguments, Consumer<News> news) {

    /** How long a server that was told of a cancellation may take until nobody waits for it any more. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /**
     * How far a call is.
     *
     * @param total absent where nobody knows
     */
    public record News(double value, Optional<Double> total, String message) {
        static News of(JsonObject params) {
            return new News(
                    number(params, "progress").orElse(0.0),
                    number(params, "total"),
                    params.string("message").orElse(""));
        }

        private static Optional<Double> number(JsonObject params, String name) {
            return Fields.number(params, name).map(number -> number.asDouble());
        }
    }

    /**
     * Makes the call and waits. When this thread is interrupted, the server is told that nobody wants the answer any more.
     *
     * @throws Failure where there is no result; a tool that ran and failed has one
     */
    public ToolResult on(Dialogue dialogue) {
        Cancellation cancellation = new Cancellation();
        CallOptions options = CallOptions.within(dialogue.manner().timeout())
                .withCancellation(cancellation)
                .withProgress(params -> news.accept(News.of(params)));
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        Thread.ofVirtual().name("call").start(() -> complete(result, dialogue, options));
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException stop) {
            cancellation.cancel();
            awaitEnd(result);
            throw new Failure.Interrupted("cancelled `%s`".formatted(tool));
        }
    }

    private void complete(CompletableFuture<ToolResult> result, Dialogue dialogue, CallOptions options) {
        try {
            result.complete(dialogue.call(tool, arguments, options));
        } catch (RuntimeException | Error problem) {
            result.completeExceptionally(problem);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException problem -> problem;
            case Error error -> throw error;
            case null, default -> new CompletionException(failed);
        };
    }

    private static void awaitEnd(CompletableFuture<ToolResult> result) {
        try {
            result.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException over) {
            // It was cancelled: how it ended matters to nobody.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
