package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** What a handler can know and do while it serves one request; the same in both eras and on every transport. */
public final class CallContext {
    private static final String ONLY_KEY = "input";

    private final CallFacts facts;
    private final Outlet outlet;
    private final Inputs inputs;
    private final Cancellation cancellation;

    public CallContext(CallFacts facts, Outlet outlet, Inputs inputs, Cancellation cancellation) {
        this.facts = facts;
        this.outlet = outlet;
        this.inputs = inputs;
        this.cancellation = cancellation;
    }

    public CallFacts facts() {
        return facts;
    }

    public ProtocolVersion version() {
        return facts.version();
    }

    public Optional<Caller> caller() {
        return facts.caller();
    }

    public ClientCapabilities capabilities() {
        return facts.capabilities();
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** Whether the client asked to hear of progress. */
    public boolean wantsProgress() {
        return facts.meta().has(Names.META_PROGRESS_TOKEN);
    }

    /** Tells of progress, when the client asked for it. {@code value} must grow from call to call. */
    public void progress(double value, double total, String message) {
        facts.meta()
                .get(Names.META_PROGRESS_TOKEN)
                .ifPresent(token -> notify(
                        "notifications/progress",
                        JsonObject.builder()
                                .put("progressToken", token)
                                .put("progress", value)
                                .put("total", total)
                                .put("message", message)
                                .build()));
    }

    /** As {@link #progress(double, double, String)}, in percent. */
    public void progress(int percent, String message) {
        progress(percent, 100, message);
    }

    /** Sends a log message to the client, when it asked for this severity. */
    public void log(LogLevel level, String logger, JsonValue data) {
        if (facts.logThreshold().isPresent()
                && level.compareTo(facts.logThreshold().get()) >= 0) {
            notify(
                    "notifications/message",
                    JsonObject.builder()
                            .put("level", level.text())
                            .put("logger", logger)
                            .put("data", data)
                            .build());
        }
    }

    public void log(LogLevel level, String logger, String sentence) {
        log(level, logger, new JsonString(sentence));
    }

    /** Sends a notification that belongs to this request, as it is: for gateways. */
    public void notify(String method, JsonObject params) {
        cancellation.throwIfCancelled();
        outlet.send(new Message.Notification(method, params));
    }

    /** Asks the client for one thing. See {@link #ask(Map, JsonObject)}. */
    public JsonObject ask(InputRequest request) throws InterruptedException {
        return ask(ONLY_KEY, request);
    }

    /** Asks for one thing under a key that differs from those of the call's other questions. */
    public JsonObject ask(String key, InputRequest request) throws InterruptedException {
        JsonObject answer = ask(Map.of(key, request), JsonObject.empty()).get(key);
        if (answer == null) {
            throw new IllegalStateException("no answer to `" + key + "`");
        }
        return answer;
    }

    /**
     * Asks the client for several things at once, and gives the answers by key.
     *
     * <p>In the stateless era a handler starts anew when the answers come; answers that it had before are given to it again, so a handler
     * that asks the same questions in the same order needs no care of its own. What it did between them, it does again.
     *
     * @param state handed back by {@link #state()} when the handler starts anew; signed, but readable by the client
     * @throws dev.dmcp.mcp.wire.RpcException when the client cannot do what is asked, or refuses
     */
    public Map<String, JsonObject> ask(Map<String, InputRequest> requests, JsonObject state)
            throws InterruptedException {
        cancellation.throwIfCancelled();
        return inputs.ask(requests, state);
    }

    /** What the run before this one left for it; empty in the first run. */
    public JsonObject state() {
        return inputs.state();
    }

    /**
     * Goes on as a task, where the client knows tasks; else runs {@code rest} here. What was asked of the client before is over by then.
     *
     * @throws Exception what {@code rest} throws
     */
    public ToolResult continueAsTask(TaskBody rest) throws Exception {
        if (version().isModern() && capabilities().hasExtension(Names.TASKS_EXTENSION)) {
            throw new ContinueAsTask(rest);
        }
        return rest.run(this);
    }

    /** Lets a client that polls come back later for the answer, so that its connection is not held open. */
    public void releaseConnection() {
        outlet.release();
    }
}
