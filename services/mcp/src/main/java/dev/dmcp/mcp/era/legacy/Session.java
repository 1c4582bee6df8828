package dev.dmcp.mcp.era.legacy;

import dev.dmcp.mcp.exchange.MessageStream;
import dev.dmcp.mcp.exchange.RunningCall;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.server.CallFacts;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Change;
import dev.dmcp.mcp.server.Interests;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One client between {@code initialize} and its end: what was agreed, what runs, what it subscribed to. Thread-safe. */
public final class Session {
    private static final int MOST_SUBSCRIPTIONS = 1_000;

    private final String id;
    private final ProtocolVersion version;
    private final Optional<Caller> caller;
    private final Optional<Implementation> client;
    private final ClientCapabilities capabilities;
    private final Outlet announcements;
    private final Interests interests;
    private final Questions questions = new Questions();
    private final SessionStreams streams = new SessionStreams();
    private final Map<RequestId, RunningCall> running = new ConcurrentHashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile LogLevel logLevel = LogLevel.DEBUG;
    private volatile Instant lastSeen;

    /** @param announcements where messages go that belong to no request */
    Session(
            String id,
            ProtocolVersion version,
            Optional<Caller> caller,
            Optional<Implementation> client,
            ClientCapabilities capabilities,
            Outlet announcements,
            Interests interests,
            Instant now) {
        this.id = id;
        this.version = version;
        this.caller = caller;
        this.client = client;
        this.capabilities = capabilities;
        this.announcements = announcements;
        this.interests = interests;
        this.lastSeen = now;
    }

    public String id() {
        return id;
    }

    public ProtocolVersion version() {
        return version;
    }

    /** The streams that this session's client can come back to. */
    public SessionStreams streams() {
        return streams;
    }

    /** Remembers a call so that the client can cancel it. */
    public void started(RequestId request, RunningCall call) {
        running.put(request, call);
    }

    /** Forgets a call that has ended. */
    public void ended(RequestId request) {
        running.remove(request);
    }

    boolean belongsTo(Optional<Caller> other) {
        return caller.map(Caller::subject).equals(other.map(Caller::subject));
    }

    Instant lastSeen() {
        return lastSeen;
    }

    void seen(Instant now) {
        lastSeen = now;
    }

    Questions questions() {
        return questions;
    }

    void setLogLevel(LogLevel level) {
        logLevel = level;
    }

    void subscribe(String uri) {
        if (subscriptions.size() < MOST_SUBSCRIPTIONS) {
            if (subscriptions.add(uri)) {
                interests.add(uri, caller);
            }
        }
    }

    void unsubscribe(String uri) {
        if (subscriptions.remove(uri)) {
            interests.remove(uri, caller);
        }
    }

    void cancel(RequestId request) {
        RunningCall call = running.remove(request);
        if (call != null) {
            call.cancel();
        }
    }

    CallFacts facts(JsonObject params) {
        JsonObject meta = params.object(Names.META).orElse(JsonObject.empty());
        return new CallFacts(version, caller, client, capabilities, meta, Optional.of(logLevel));
    }

    /** Passes a change on to the client. */
    void announce(Change change) {
        switch (change) {
            case Change.Tools() -> announce("notifications/tools/list_changed", JsonObject.empty());
            case Change.Prompts() -> announce("notifications/prompts/list_changed", JsonObject.empty());
            case Change.Resources() -> announce("notifications/resources/list_changed", JsonObject.empty());
            case Change.ResourceUpdated updated -> {
                if (subscriptions.contains(updated.uri()) && updated.concerns(caller)) {
                    announce(
                            "notifications/resources/updated",
                            JsonObject.builder().put("uri", updated.uri()).build());
                }
            }
            case Change.Task ignored -> {} // Sessions know no tasks.
        }
    }

    private void announce(String method, JsonObject params) {
        announcements.offer(new Message.Notification(method, params));
    }

    /** Ends everything that belongs to the session. */
    void end() {
        running.values().forEach(RunningCall::cancel);
        questions.abandon();
        subscriptions.forEach(this::unsubscribe);
        streams.close();
        if (announcements instanceof MessageStream stream) {
            stream.close();
        }
    }
}
