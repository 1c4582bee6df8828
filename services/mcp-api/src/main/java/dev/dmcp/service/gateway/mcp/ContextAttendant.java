package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.service.gateway.execute.Attendant;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** An MCP client of either era that waits for a call of one server. */
final class ContextAttendant implements Attendant {
    private static final String CALL = "call";

    private final CallContext context;
    private final String server;

    ContextAttendant(CallContext context, String server) {
        this.context = context;
        this.server = server;
    }

    @Override
    public ClientCapabilities capabilities() {
        return context.capabilities();
    }

    @Override
    public Optional<String> logLevel() {
        return context.facts().logThreshold().map(LogLevel::text);
    }

    @Override
    public boolean wantsProgress() {
        return context.wantsProgress();
    }

    @Override
    public Cancellation cancellation() {
        return context.cancellation();
    }

    @Override
    public void progress(JsonObject params) {
        context.facts()
                .meta()
                .get(Names.META_PROGRESS_TOKEN)
                .ifPresent(token -> context.notify("notifications/progress", params.with("progressToken", token)));
    }

    /** Under the server's name, since the client knows only the gateway. */
    @Override
    public void log(JsonObject params) {
        Optional<LogLevel> level = params.string("level").flatMap(LogLevel::of);
        Optional<LogLevel> threshold = context.facts().logThreshold();
        if (level.isEmpty() || threshold.isEmpty() || level.get().compareTo(threshold.get()) < 0) {
            return;
        }
        String logger = params.string("logger").map(own -> server + "/" + own).orElse(server);
        context.notify(
                "notifications/message",
                params.toBuilder().put("logger", logger).build());
    }

    @Override
    public Map<String, JsonObject> ask(String call, Map<String, InputRequest> requests) throws InterruptedException {
        return context.ask(requests, JsonObject.builder().put(CALL, call).build());
    }

    @Override
    public Optional<String> cameBackFor() {
        return context.state().string(CALL);
    }
}
