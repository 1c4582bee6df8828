package dev.dmcp.mcp.era.legacy;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.Inputs;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Requests of the server to the client of one session, and their answers. Thread-safe. */
final class Questions {
    private sealed interface Answer {
        record Given(JsonObject result) implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    private final AtomicLong numbers = new AtomicLong();
    private final Map<RequestId, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();

    /** Gives an answer to who waits for it; an answer that nobody waits for is ignored. */
    void answer(Message.Response response) {
        switch (response) {
            case Message.Result(RequestId id, JsonObject result) -> complete(id, result);
            case Message.Failure(var id, var error) -> id.ifPresent(known -> fail(known, error.message()));
        }
    }

    /** Lets everybody who waits fail. */
    void abandon() {
        open.keySet().forEach(id -> fail(id, "the session has ended"));
    }

    /** Questions on the stream of one call. */
    Inputs on(Outlet outlet, ClientCapabilities capabilities, Duration patience) {
        return (requests, state) -> {
            Map<String, JsonObject> answers = new LinkedHashMap<>();
            for (Map.Entry<String, InputRequest> request : requests.entrySet()) {
                answers.put(request.getKey(), ask(request.getValue(), outlet, capabilities, patience));
            }
            return answers;
        };
    }

    private JsonObject ask(InputRequest request, Outlet outlet, ClientCapabilities capabilities, Duration patience)
            throws InterruptedException {
        if (!capabilities.has(request.capability())) {
            throw new IllegalStateException("the client does not support " + request.capability());
        }
        RequestId id = new RequestId.Text("s" + numbers.incrementAndGet());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            outlet.send(new Message.Request(id, request.method(), request.params()));
            return switch (answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case Answer.Given(JsonObject result) -> result;
                case Answer.Refused(String reason) ->
                    throw new IllegalStateException("the client refused " + request.method() + ": " + reason);
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("the client did not answer " + request.method(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the client did not answer " + request.method() + " in time");
        } finally {
            open.remove(id);
        }
    }

    private void complete(RequestId id, JsonObject result) {
        CompletableFuture<Answer> waiting = open.get(id);
        if (waiting != null) {
            waiting.complete(new Answer.Given(result));
        }
    }

    private void fail(RequestId id, String reason) {
        CompletableFuture<Answer> waiting = open.get(id);
        if (waiting != null) {
            waiting.complete(new Answer.Refused(reason));
        }
    }
}
