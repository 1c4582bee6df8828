package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.wire.RequestId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The requests that wait for their answers, to find the one that a message of the server belongs to. Where the transport does not say (pipes, streams
 * that are open for everything), a message belongs to the only request that can have caused it, and with several to none: what one caller is asked or
 * told is no other's business. Thread-safe.
 */
final class UnderWay {
    private final Map<RequestId, CallOptions> calls = new ConcurrentHashMap<>();

    /** Ends a request's being under way. */
    @FunctionalInterface
    interface End extends AutoCloseable {
        @Override
        void close();
    }

    End begin(RequestId id, CallOptions call) {
        calls.put(id, call);
        return () -> calls.remove(id);
    }

    boolean isKnown(RequestId id) {
        return calls.containsKey(id);
    }

    /** The request that a question is asked for. */
    Optional<CallOptions> asked(Optional<RequestId> during, InputRequest question) {
        return find(
                during,
                call -> call.responder()
                        .map(responder -> responder.capabilities().has(question.capability()))
                        .orElse(false));
    }

    /** The request that a log message was written for. */
    Optional<CallOptions> told(Optional<RequestId> during) {
        return find(during, call -> call.messages().isPresent());
    }

    /** Whether several requests could have caused the question. */
    boolean isAmbiguous(InputRequest question) {
        return calls.values().stream()
                        .flatMap(call -> call.responder().stream())
                        .filter(responder -> responder.capabilities().has(question.capability()))
                        .count()
                > 1;
    }

    private Optional<CallOptions> find(Optional<RequestId> during, Predicate<CallOptions> concerned) {
        Optional<CallOptions> certain = during.map(calls::get);
        if (certain.isPresent()) {
            return certain.filter(concerned);
        }
        CallOptions only = null;
        for (CallOptions call : calls.values()) {
            if (concerned.test(call)) {
                if (only != null) {
                    return Optional.empty();
                }
                only = call;
            }
        }
        return Optional.ofNullable(only);
    }
}
