package dev.dmcp.mcp.task;

import dev.dmcp.mcp.exchange.RunningCall;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.CallFacts;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.server.ContinueAsTask;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.ServerTool;
import dev.dmcp.mcp.server.TaskBody;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Starts tasks and answers what clients ask of them. A task of somebody else is an unknown task. Thread-safe. */
public final class TaskMethods {
    private record Entry(Task task, RunningCall call) {}

    private final McpServer server;
    private final TaskOptions options;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public TaskMethods(McpServer server, TaskOptions options, InstantSource clock) {
        this.server = server;
        this.options = options;
        this.clock = clock;
    }

    /** Whether any tool can become a task. */
    public boolean areOffered() {
        for (ServerTool tool : server.tools().all()) {
            if (tool.tasks() != ServerTool.Tasks.NEVER) {
                return true;
            }
        }
        return false;
    }

    /**
     * Starts a task, which can be asked for at once.
     *
     * @return the result of the call that became the task
     * @throws RpcException internal error, when there are too many tasks
     */
    public JsonObject start(CallFacts facts, TaskBody body) {
        makeRoom();
        Task task = new Task(UUID.randomUUID().toString(), facts.caller(), options, clock, this::publish);
        RunningCall call = RunningCall.start("task", cancellation -> run(task, facts, body, cancellation));
        entries.put(task.id(), new Entry(task, call));
        return task.seed().put(Names.RESULT_TYPE, Names.RESULT_TASK).build();
    }

    /** Answers {@code tasks/get}, {@code tasks/update} and {@code tasks/cancel}. */
    public JsonObject answer(Message.Request request, CallFacts facts) {
        Entry entry = find(Fields.requiredText(request.params(), "taskId"), facts.caller());
        return switch (request.method()) {
            case "tasks/get" -> entry.task().detailed();
            case "tasks/update" -> update(entry.task(), Fields.requiredObject(request.params(), "inputResponses"));
            case "tasks/cancel" -> cancel(entry);
            default -> throw RpcException.methodNotFound(request.method());
        };
    }

    private void run(Task task, CallFacts facts, TaskBody body, Cancellation cancellation) {
        CallContext context = new CallContext(facts, task, task, cancellation);
        task.become(outcome(body, context));
    }

    private static TaskState outcome(TaskBody body, CallContext context) {
        try {
            return new TaskState.Completed(body.run(context).toJson());
        } catch (ContinueAsTask rest) {
            return outcome(rest.body(), context);
        } catch (RpcException e) {
            return new TaskState.Failed(e.error());
        } catch (InterruptedException e) {
            return new TaskState.Cancelled();
        } catch (Exception e) {
            return new TaskState.Completed(
                    ToolResult.error(String.valueOf(e.getMessage())).toJson());
        } catch (StackOverflowError e) {
            return new TaskState.Failed(new RpcError(ErrorCode.INTERNAL_ERROR, "Internal error"));
        }
    }

    private static JsonObject update(Task task, JsonObject responses) {
        responses.members().forEach((key, answer) -> answer.asObject().ifPresent(json -> task.answer(key, json)));
        return JsonObject.empty();
    }

    private static JsonObject cancel(Entry entry) {
        entry.task().become(new TaskState.Cancelled());
        entry.call().cancel();
        return JsonObject.empty();
    }

    private Entry find(String id, Optional<Caller> caller) {
        Entry entry = entries.get(id);
        if (entry == null
                || !entry.task().owner().equals(caller)
                || entry.task().isExpired()) {
            throw RpcException.invalidParams("Unknown task: " + id);
        }
        return entry;
    }

    private void makeRoom() {
        if (entries.size() < options.most()) {
            return;
        }
        entries.values().removeIf(entry -> entry.task().isExpired());
        if (entries.size() >= options.most()) {
            entries.values().stream()
                    .filter(entry -> entry.task().isOver())
                    .findAny()
                    .ifPresent(entry -> entries.remove(entry.task().id()));
        }
        if (entries.size() >= options.most()) {
            throw new RpcException(ErrorCode.INTERNAL_ERROR, "Too many tasks are under way; try again later");
        }
    }

    private void publish(Task task) {
        server.changes().publish(new Change.Task(task.id(), task.owner(), task.detailed()));
    }
}
