package dev.dmcp.mcp.http;

import dev.dmcp.mcp.era.Answers;
import dev.dmcp.mcp.era.legacy.LegacyEra;
import dev.dmcp.mcp.era.legacy.SessionOptions;
import dev.dmcp.mcp.era.legacy.Sessions;
import dev.dmcp.mcp.era.modern.ModernEra;
import dev.dmcp.mcp.era.modern.ModernRequest;
import dev.dmcp.mcp.era.modern.StateSeal;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.task.TaskMethods;
import dev.dmcp.mcp.task.TaskOptions;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The MCP endpoint: guards the door, tells the eras apart, and hands each request to its own. */
public final class McpEndpoint implements Handler, AutoCloseable {
    private final HostPolicy hosts;
    private final Gate gate;
    private final ModernEra modern;
    private final LegacyEra legacy;
    private final ModernPost modernPost;
    private final LegacyHttp legacyHttp;

    private McpEndpoint(Settings settings, ModernEra modern, LegacyEra legacy, HeaderChecks checks) {
        this.hosts = settings.hosts();
        this.gate = settings.gate();
        this.modern = modern;
        this.legacy = legacy;
        this.modernPost = new ModernPost(modern, checks, settings.options());
        this.legacyHttp = new LegacyHttp(legacy, settings.options());
    }

    /**
     * What an endpoint is made with.
     *
     * @param stateKey signs what clients keep for the server: at least 32 bytes, shared by servers that stand for each other
     * @param unexpected told of exceptions that nobody meant to throw
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    public record Settings(
            HostPolicy hosts,
            Gate gate,
            EndpointOptions options,
            SessionOptions sessions,
            TaskOptions tasks,
            byte[] stateKey,
            InstantSource clock,
            Consumer<Throwable> unexpected) {
        /** Loopback names only, everybody, a fresh key, the system's clock. */
        public static Settings loopback(Consumer<Throwable> unexpected) {
            return new Settings(
                    HostPolicy.loopback(),
                    Gate.open(),
                    EndpointOptions.DEFAULT,
                    SessionOptions.DEFAULT,
                    TaskOptions.DEFAULT,
                    StateSeal.freshKey(),
                    InstantSource.system(),
                    unexpected);
        }

        public Settings withHosts(HostPolicy policy) {
            return new Settings(policy, gate, options, sessions, tasks, stateKey, clock, unexpected);
        }

        public Settings withGate(Gate other) {
            return new Settings(hosts, other, options, sessions, tasks, stateKey, clock, unexpected);
        }

        public Settings withOptions(EndpointOptions other) {
            return new Settings(hosts, gate, other, sessions, tasks, stateKey, clock, unexpected);
        }

        public Settings withSessions(SessionOptions other) {
            return new Settings(hosts, gate, options, other, tasks, stateKey, clock, unexpected);
        }

        public Settings withClock(InstantSource other) {
            return new Settings(hosts, gate, options, sessions, tasks, stateKey, other, unexpected);
        }
    }

    public static McpEndpoint of(McpServer server, Settings settings) {
        Answers answers = new Answers(settings.unexpected());
        InstantSource clock = settings.clock();
        StateSeal seal = new StateSeal(settings.stateKey(), server.options().stateLifetime(), clock);
        TaskMethods tasks = new TaskMethods(server, settings.tasks(), clock);
        ModernEra modern = new ModernEra(server, seal, tasks, answers);
        LegacyEra legacy = new LegacyEra(server, new Sessions(settings.sessions(), clock), clock, answers);
        return new McpEndpoint(settings, modern, legacy, new HeaderChecks(server));
    }

    @Override
    public Response handle(Request request) throws IOException, InterruptedException {
        if (!hosts.allows(request.headers())) {
            return Replies.error(403, ErrorCode.INVALID_REQUEST, "This Host or Origin may not call here");
        }
        return switch (gate.check(request)) {
            case Gate.Verdict.Refused(Response response) -> response;
            case Gate.Verdict.Admitted(Optional<Caller> caller) -> admitted(request, caller);
        };
    }

    /** How many sessions are open. */
    public int sessions() {
        return legacy.sessions().count();
    }

    /** Ends all streams and sessions in order. */
    @Override
    public void close() {
        modern.close();
        legacy.close();
    }

    private Response admitted(Request request, Optional<Caller> caller) throws IOException, InterruptedException {
        return switch (request.method()) {
            case "POST" -> post(request, caller);
            case "GET" -> isModern(request) ? notAllowed() : legacyHttp.get(request, caller);
            case "DELETE" -> isModern(request) ? notAllowed() : legacyHttp.delete(request, caller);
            default -> notAllowed();
        };
    }

    private Response post(Request request, Optional<Caller> caller) throws IOException, InterruptedException {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return Replies.error(415, ErrorCode.INVALID_REQUEST, "Send Content-Type: application/json");
        }
        Message message;
        try {
            JsonValue body = MessageReader.parse(request.body());
            if (body instanceof JsonArray batch) {
                return legacyHttp.postBatch(batch, request, caller);
            }
            message = MessageReader.read(body);
        } catch (RpcException e) {
            return Replies.json(400, new Message.Failure(e.error()));
        }
        return belongsToSessions(message, request)
                ? legacyHttp.post(message, request, caller)
                : modernPost.post(message, request, caller);
    }

    /** Who names a session, or no version at all, or one that had sessions, has come by the older door. */
    private static boolean belongsToSessions(Message message, Request request) {
        if (request.header(Names.HEADER_SESSION).isPresent()) {
            return true;
        }
        JsonObject params = switch (message) {
            case Message.Request rpc -> rpc.params();
            case Message.Notification notification -> notification.params();
            case Message.Response response -> JsonObject.empty();
        };
        return ModernRequest.claimedVersion(params).isEmpty()
                && request.header(Names.HEADER_PROTOCOL_VERSION)
                        .map(McpEndpoint::isLegacyVersion)
                        .orElse(true);
    }

    private static boolean isLegacyVersion(String text) {
        return ProtocolVersion.of(text).map(version -> !version.isModern()).orElse(false);
    }

    private static boolean isModern(Request request) {
        return request.header(Names.HEADER_PROTOCOL_VERSION)
                .flatMap(ProtocolVersion::of)
                .map(ProtocolVersion::isModern)
                .orElse(false);
    }

    private static Response notAllowed() {
        var error = new RpcError(ErrorCode.INVALID_REQUEST, "This method is not answered here");
        return Replies.json(405, new Message.Failure(error)).withHeader("allow", "POST, GET, DELETE");
    }
}
