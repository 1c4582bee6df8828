package dev.dmcp.mcp.client.link;

import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the request that a response belongs to, on transports where all messages share one stream. Thread-safe. */
public final class Correlator {
    private final Map<RequestId, CompletableFuture<Message.Response>> open = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable LinkException> broken = new AtomicReference<>();

    /** Sends a message. */
    @FunctionalInterface
    public interface Sender {
        void send(Message message) throws LinkException, InterruptedException;
    }

    /**
     * Sends a request and waits.
     *
     * @throws LinkException when the link breaks or time is over
     * @throws CancellationException when the caller has cancelled
     */
    public Message.Response exchange(
            Message.Request request, Sender sender, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        CompletableFuture<Message.Response> answer = new CompletableFuture<>();
        open.put(request.id(), answer);
        try (var _ = cancellation.onCancel(() -> answer.cancel(false))) {
            failIfBroken();
            sender.send(request);
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new LinkException.Timeout("no answer to " + request.method() + " in time");
        } catch (ExecutionException e) {
            throw new LinkException(
                    e.getCause() instanceof LinkException reason
                            ? String.valueOf(reason.getMessage())
                            : "the connection was lost",
                    e);
        } finally {
            open.remove(request.id());
        }
    }

    /** Takes a response; one that nobody waits for any more is ignored. */
    public void accept(Message.Response response) {
        RequestId id = switch (response) {
            case Message.Result result -> result.id();
            case Message.Failure failure -> failure.id().orElse(new RequestId.Text(""));
        };
        CompletableFuture<Message.Response> waiting = open.get(id);
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    /** Lets everybody who waits, and everybody who comes, fail. */
    public void fail(LinkException reason) {
        broken.compareAndSet(null, reason);
        open.values().forEach(waiting -> waiting.completeExceptionally(reason));
    }

    private void failIfBroken() throws LinkException {
        LinkException reason = broken.get();
        if (reason != null) {
            throw reason;
        }
    }
}
