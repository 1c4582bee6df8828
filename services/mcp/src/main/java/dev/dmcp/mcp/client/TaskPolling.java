package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Waits for a call that has become a task, answers its questions, and gives its result as if it had come at once. */
final class TaskPolling {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ModernConversation conversation;
    private final InputResponder responder;
    private final CallOptions call;
    private final Set<String> answered = new HashSet<>();

    TaskPolling(ModernConversation conversation, InputResponder responder, CallOptions call) {
        this.conversation = conversation;
        this.responder = responder;
        this.call = call;
    }

    JsonObject await(JsonObject task, Deadline deadline) throws LinkException, InterruptedException {
        JsonObject id = JsonObject.builder()
                .put("taskId", Fields.requiredText(task, "taskId"))
                .build();
        JsonObject state = task;
        try {
            while (true) {
                switch (state.string("status").orElse("")) {
                    case "completed" -> {
                        return Fields.requiredObject(state, "result");
                    }
                    case "failed" -> throw failure(state);
                    case "cancelled" -> throw new RpcException(ErrorCode.INTERNAL_ERROR, "The task was cancelled");
                    case "input_required" -> answer(id, state, deadline);
                    default -> {} // Still working.
                }
                state = poll(id, state, deadline);
            }
        } catch (LinkException.Timeout | InterruptedException e) {
            giveUp(id);
            throw e;
        }
    }

    private JsonObject poll(JsonObject id, JsonObject state, Deadline deadline)
            throws LinkException, InterruptedException {
        Duration wait = Duration.ofMillis(state.integer("pollIntervalMs").orElse(1_000));
        wait = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        if (deadline.left().compareTo(wait) < 0) {
            throw new LinkException.Timeout("the task did not end in time");
        }
        Thread.sleep(wait);
        call.cancellation().throwIfCancelled();
        return conversation.exchange("tasks/get", id, call, deadline);
    }

    private void answer(JsonObject id, JsonObject state, Deadline deadline) throws LinkException, InterruptedException {
        JsonObject open = state.object("inputRequests").orElse(JsonObject.empty());
        JsonObject.Builder fresh = JsonObject.builder();
        open.members().forEach((key, request) -> {
            if (answered.add(key)) {
                fresh.put(key, request);
            }
        });
        JsonObject questions = fresh.build();
        if (!Fields.isEmpty(questions)) {
            JsonObject answers = ModernConversation.answers(questions, responder);
            conversation.exchange("tasks/update", id.with("inputResponses", answers), call, deadline);
        }
    }

    private void giveUp(JsonObject id) {
        try {
            CallOptions quick = CallOptions.within(Duration.ofSeconds(2));
            conversation.exchange("tasks/cancel", id, quick, Deadline.in(quick.timeout()));
        } catch (LinkException | RpcException e) {
            // The server cleans up by itself when the task's time is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RpcException failure(JsonObject state) {
        JsonObject error = state.object("error").orElse(JsonObject.empty());
        return new RpcException(
                (int) error.integer("code").orElse(ErrorCode.INTERNAL_ERROR),
                error.string("message").orElse("The task failed"));
    }
}
