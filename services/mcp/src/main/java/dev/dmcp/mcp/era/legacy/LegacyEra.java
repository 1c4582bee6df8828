package dev.dmcp.mcp.era.legacy;

import dev.dmcp.mcp.era.Answers;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.CallFacts;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.Changes;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.Methods;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;

/** Serves clients that open a session by {@code initialize}. */
public final class LegacyEra implements AutoCloseable {
    private final McpServer server;
    private final Methods methods;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Answers answers;
    private final Changes.Subscription changes;

    public LegacyEra(McpServer server, Sessions sessions, InstantSource clock, Answers answers) {
        this.server = server;
        this.methods = new Methods(server);
        this.sessions = sessions;
        this.clock = clock;
        this.answers = answers;
        this.changes = server.changes().subscribe(sessions::announce);
    }

    /** A session and the answer that tells the client of it. */
    public record Opening(Session session, Message.Result answer) {}

    /**
     * Opens a session in the revision that the client asks for, or the newest one of this era.
     *
     * @param announcements where messages go that belong to no request
     */
    public Opening open(Message.Request initialize, Optional<Caller> caller, Outlet announcements) {
        JsonObject params = initialize.params();
        ProtocolVersion version = params.string("protocolVersion")
                .flatMap(ProtocolVersion::of)
                .filter(known -> !known.isModern())
                .orElse(ProtocolVersion.NEWEST_LEGACY);
        Session session = new Session(
                sessions.freshId(),
                version,
                caller,
                params.object("clientInfo").map(Implementation::of),
                params.object("capabilities").map(ClientCapabilities::new).orElse(ClientCapabilities.NONE),
                announcements,
                server.interests(),
                clock.instant());
        sessions.add(session);
        return new Opening(session, new Message.Result(initialize.id(), greeting(version)));
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Serves one request on the calling thread, and gives its response. */
    public Message.Response serve(Session session, Message.Request request, Outlet outlet, Cancellation cancellation) {
        return answers.to(request.id(), () -> answer(session, request, outlet, cancellation));
    }

    /** Takes a message that wants no answer. Nonsense is ignored, as the specification asks for. */
    public void accept(Session session, Message.Notification notification) {
        notification.cancelledRequest().ifPresent(session::cancel);
    }

    /** Takes the client's answer to a request of ours. */
    public void accept(Session session, Message.Response response) {
        session.questions().answer(response);
    }

    @Override
    public void close() {
        changes.close();
        sessions.close();
    }

    private JsonObject answer(Session session, Message.Request request, Outlet outlet, Cancellation cancellation)
            throws Exception {
        JsonObject params = request.params();
        switch (request.method()) {
            case "ping" -> {}
            case "logging/setLevel" -> session.setLogLevel(level(params));
            case "resources/subscribe" -> session.subscribe(Fields.requiredText(params, "uri"));
            case "resources/unsubscribe" -> session.unsubscribe(Fields.requiredText(params, "uri"));
            case "initialize" -> throw new RpcException(ErrorCode.INVALID_REQUEST, "The session is initialized");
            default -> {
                CallFacts facts = session.facts(params);
                var inputs = session.questions()
                        .on(outlet, facts.capabilities(), server.options().answerTimeout());
                return methods.answer(request.method(), params, new CallContext(facts, outlet, inputs, cancellation));
            }
        }
        return JsonObject.empty();
    }

    private JsonObject greeting(ProtocolVersion version) {
        return JsonObject.builder()
                .put("protocolVersion", version.text())
                .put(
                        "capabilities",
                        methods.capabilities()
                                .put("logging", JsonObject.empty())
                                .build())
                .put("serverInfo", server.implementation().toJson())
                .putStringIfPresent("instructions", server.instructions())
                .build();
    }

    private static LogLevel level(JsonObject params) {
        return LogLevel.of(Fields.requiredText(params, "level"))
                .orElseThrow(() -> RpcException.invalidParams("Invalid params: `level` is no log level"));
    }
}
