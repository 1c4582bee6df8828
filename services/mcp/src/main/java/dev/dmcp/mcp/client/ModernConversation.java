package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that stand alone, each saying who asks and what it can do. */
final class ModernConversation implements Conversation {
    /** A server that still asks after so many rounds asks for ever. */
    private static final int MOST_ROUNDS = 32;

    private final Link link;
    private final Inbox inbox;
    private final ClientOptions options;
    private final AtomicLong ids;
    private final MirroredParameters mirrored = new MirroredParameters();
    private volatile ServerFacts facts = ServerFacts.unknown(ProtocolVersion.NEWEST_MODERN);

    ModernConversation(Link link, Inbox inbox, ClientOptions options, AtomicLong ids) {
        this.link = link;
        this.inbox = inbox;
        this.options = options;
        this.ids = ids;
    }

    /** Asks the server what it is. */
    void discover(Duration timeout) throws LinkException, InterruptedException {
        JsonObject result = request("server/discover", JsonObject.empty(), CallOptions.within(timeout));
        if (!Fields.texts(result, "supportedVersions").contains(ProtocolVersion.NEWEST_MODERN.text())) {
            throw new LinkException("the server speaks no revision that this client speaks");
        }
        facts = ServerFacts.ofDiscovery(ProtocolVersion.NEWEST_MODERN, result);
    }

    @Override
    public ServerFacts facts() {
        return facts;
    }

    @Override
    public List<Tool> admit(List<Tool> tools) {
        return link.isHttp() ? mirrored.admit(tools) : tools;
    }

    @Override
    public JsonObject request(String method, JsonObject params, CallOptions call)
            throws LinkException, InterruptedException {
        Deadline deadline = Deadline.in(call.timeout());
        JsonObject current = params;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            JsonObject result = exchange(method, current, call, deadline);
            switch (result.string(Names.RESULT_TYPE).orElse(Names.RESULT_COMPLETE)) {
                case Names.RESULT_COMPLETE -> {
                    return result;
                }
                case Names.RESULT_INPUT_REQUIRED -> current = answered(params, result, responder(call));
                case Names.RESULT_TASK -> {
                    return new TaskPolling(this, responder(call), call).await(result, deadline);
                }
                default -> throw new LinkException("the server's result is of a kind that nobody knows");
            }
        }
        throw new LinkException("the server asks and asks and does not answer");
    }

    /** One round trip, with one more when the server says what was wrong with the first. */
    JsonObject exchange(String method, JsonObject params, CallOptions call, Deadline deadline)
            throws LinkException, InterruptedException {
        try {
            return attempt(method, params, call, deadline);
        } catch (RpcException e) {
            if (!isWorthAnotherAttempt(e, method, deadline)) {
                throw e;
            }
            return attempt(method, params, call, deadline);
        }
    }

    private boolean isWorthAnotherAttempt(RpcException e, String method, Deadline deadline)
            throws LinkException, InterruptedException {
        if (e.code() == ErrorCode.UNSUPPORTED_PROTOCOL_VERSION) {
            return e.error()
                    .data()
                    .flatMap(JsonValue::asObject)
                    .map(data -> Fields.texts(data, "supported"))
                    .map(supported -> supported.contains(ProtocolVersion.NEWEST_MODERN.text()))
                    .orElse(false);
        }
        if (e.code() == ErrorCode.HEADER_MISMATCH && method.equals("tools/call")) {
            // The tool mirrors other parameters than we knew of.
            CallOptions refresh = CallOptions.within(deadline.left());
            JsonObject list = attempt("tools/list", JsonObject.empty(), refresh, deadline);
            admit(Fields.objects(list, "tools", Tool::of));
            return true;
        }
        return false;
    }

    private JsonObject attempt(String method, JsonObject params, CallOptions call, Deadline deadline)
            throws LinkException, InterruptedException {
        JsonObject.Builder meta = meta(params, call);
        JsonValue token = call.progress().map(inbox::expectProgress).orElse(null);
        if (token != null) {
            meta.put(Names.META_PROGRESS_TOKEN, token);
        }
        try {
            Message.Request request = new Message.Request(nextId(), method, params.with(Names.META, meta.build()));
            Map<String, String> headers =
                    method.equals("tools/call") && link.isHttp() ? mirrored.headers(params) : Map.of();
            try (var _ = inbox.underWay(request.id(), call)) {
                return result(link.exchange(new Outgoing(request, headers), deadline, call.cancellation()));
            }
        } finally {
            if (token != null) {
                inbox.forgetProgress(token);
            }
        }
    }

    private JsonObject.Builder meta(JsonObject params, CallOptions call) {
        JsonObject.Builder meta = params.object(Names.META).orElse(JsonObject.empty()).toBuilder();
        meta.put(Names.META_PROTOCOL_VERSION, ProtocolVersion.NEWEST_MODERN.text());
        meta.put(Names.META_CLIENT_INFO, options.implementation().toJson());
        meta.put(Names.META_CLIENT_CAPABILITIES, capabilities(call));
        return meta.putStringIfPresent(Names.META_LOG_LEVEL, call.logLevel().or(options::logLevel));
    }

    private InputResponder responder(CallOptions call) {
        return call.responder().orElse(options.responder());
    }

    private JsonObject capabilities(CallOptions call) {
        JsonObject declared = responder(call).capabilities().json();
        JsonObject extensions = declared.object("extensions").orElse(JsonObject.empty());
        return declared.with("extensions", extensions.with(Names.TASKS_EXTENSION, JsonObject.empty()));
    }

    /** The parameters of the next round: those of the first, the answers, and the state exactly as it came. */
    private static JsonObject answered(JsonObject params, JsonObject result, InputResponder responder)
            throws LinkException, InterruptedException {
        JsonObject.Builder next = params.toBuilder();
        JsonObject requests = result.object("inputRequests").orElse(JsonObject.empty());
        if (!Fields.isEmpty(requests)) {
            next.put("inputResponses", answers(requests, responder));
        }
        return next.putStringIfPresent("requestState", result.string("requestState"))
                .build();
    }

    /** The answers to a server's questions, by key. */
    static JsonObject answers(JsonObject requests, InputResponder responder)
            throws LinkException, InterruptedException {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : requests.members().entrySet()) {
            JsonObject request = entry.getValue().asObject().orElse(JsonObject.empty());
            InputRequest question = InputRequest.of(
                            request.string("method").orElse(""),
                            request.object("params").orElse(JsonObject.empty()))
                    .orElseThrow(() -> new LinkException("the server asks for what nobody knows: " + request));
            questions.put(entry.getKey(), question);
        }
        try {
            return new JsonObject(new LinkedHashMap<>(responder.answers(questions)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new LinkException.Unanswered("the server's question was not answered: " + e.getMessage(), e);
        }
    }

    @Override
    public Listening listen(Wishes wishes, Runnable lost) {
        Cancellation cancellation = new Cancellation();
        JsonObject params =
                JsonObject.builder().put("notifications", wishes.toJson()).build();
        Thread.ofVirtual().name("listen").start(() -> listen(params, cancellation, lost));
        return cancellation::cancel;
    }

    private void listen(JsonObject params, Cancellation cancellation, Runnable lost) {
        CallOptions forever = CallOptions.within(Duration.ofDays(36_500)).withCancellation(cancellation);
        try {
            attempt("subscriptions/listen", params, forever, Deadline.in(forever.timeout()));
        } catch (LinkException | RpcException | CancellationException e) {
            // However it ended: who wants to go on listening is told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!cancellation.isCancelled()) {
            lost.run();
        }
    }

    private RequestId nextId() {
        return new RequestId.Numeric(ids.incrementAndGet());
    }

    static JsonObject result(Message.Response response) {
        return switch (response) {
            case Message.Result result -> result.result();
            case Message.Failure failure -> throw new RpcException(failure.error());
        };
    }
}
