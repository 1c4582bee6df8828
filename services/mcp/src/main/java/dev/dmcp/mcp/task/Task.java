package dev.dmcp.mcp.task;

import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Inputs;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One task: its state, the questions it asks, and who may see it. Once over, it stays as it is. Thread-safe. */
final class Task implements Inputs, Outlet {
    private final String id;
    private final Optional<Caller> owner;
    private final Instant created;
    private final Duration lifetime;
    private final Duration pollInterval;
    private final InstantSource clock;
    private final Consumer<Task> changed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Map<String, Integer> keysUsed = new HashMap<>();
    private final Map<String, JsonObject> answers = new HashMap<>();
    private TaskState state = new TaskState.Working();
    private Optional<String> statusMessage = Optional.empty();
    private Instant updated;

    Task(String id, Optional<Caller> owner, TaskOptions options, InstantSource clock, Consumer<Task> changed) {
        this.id = id;
        this.owner = owner;
        this.created = clock.instant();
        this.updated = created;
        this.lifetime = options.lifetime();
        this.pollInterval = options.pollInterval();
        this.clock = clock;
        this.changed = changed;
    }

    String id() {
        return id;
    }

    Optional<Caller> owner() {
        return owner;
    }

    boolean isExpired() {
        return clock.instant().isAfter(created.plus(lifetime));
    }

    boolean isOver() {
        lock.lock();
        try {
            return state.isOver();
        } finally {
            lock.unlock();
        }
    }

    /** What {@code tasks/get} says of it. */
    JsonObject detailed() {
        lock.lock();
        try {
            JsonObject.Builder json = seed();
            state.describe(json);
            return json.build();
        } finally {
            lock.unlock();
        }
    }

    /** What the call that becomes this task is answered with. */
    JsonObject.Builder seed() {
        lock.lock();
        try {
            return JsonObject.builder()
                    .put("taskId", id)
                    .put("status", state.status())
                    .putStringIfPresent("statusMessage", statusMessage)
                    .put("createdAt", created.toString())
                    .put("lastUpdatedAt", updated.toString())
                    .put("ttlMs", lifetime.toMillis())
                    .put("pollIntervalMs", pollInterval.toMillis());
        } finally {
            lock.unlock();
        }
    }

    /** Moves on, unless the task is over. */
    void become(TaskState next) {
        lock.lock();
        try {
            if (state.isOver()) {
                return;
            }
            state = next;
            updated = clock.instant();
            answered.signalAll();
        } finally {
            lock.unlock();
        }
        changed.accept(this);
    }

    /** Takes an answer when the question is open and the answer fits it; else ignores it. */
    void answer(String key, JsonObject answer) {
        TaskState next;
        lock.lock();
        try {
            if (!(state instanceof TaskState.InputRequired waiting) || !accepts(waiting, key, answer)) {
                return;
            }
            answers.put(key, answer);
            TaskState.InputRequired rest = waiting.without(key);
            next = rest.open().isEmpty() ? new TaskState.Working() : rest;
        } finally {
            lock.unlock();
        }
        become(next);
    }

    private static boolean accepts(TaskState.InputRequired waiting, String key, JsonObject answer) {
        InputRequest question = waiting.open().get(key);
        return question != null && question.accepts(answer);
    }

    @Override
    public Map<String, JsonObject> ask(Map<String, InputRequest> requests, JsonObject ignored)
            throws InterruptedException {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, InputRequest> open = new LinkedHashMap<>();
        requests.forEach((key, request) -> {
            String unique = uniqueKey(key);
            keys.put(key, unique);
            open.put(unique, request);
        });
        become(new TaskState.InputRequired(open));
        return await(keys);
    }

    /** A key that this task has never used (SEP-2663, "Task Update Requests"). */
    private String uniqueKey(String key) {
        lock.lock();
        try {
            int times = keysUsed.merge(key, 1, Integer::sum);
            return times == 1 ? key : key + "-" + times;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, JsonObject> await(Map<String, String> keys) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!answers.keySet().containsAll(keys.values())) {
                if (state.isOver()) {
                    throw new InterruptedException("the task is over");
                }
                answered.await();
            }
            Map<String, JsonObject> found = new LinkedHashMap<>();
            keys.forEach((key, unique) -> found.put(key, answers.getOrDefault(unique, JsonObject.empty())));
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks have no stream of their own: progress becomes the status message, the rest has nowhere to go. */
    @Override
    public void send(Message message) {
        if (message instanceof Message.Notification(String method, JsonObject params)
                && method.equals("notifications/progress")) {
            lock.lock();
            try {
                statusMessage = params.string("message");
                updated = clock.instant();
            } finally {
                lock.unlock();
            }
        }
    }
}
