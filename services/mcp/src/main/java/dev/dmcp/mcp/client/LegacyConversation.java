package dev.dmcp.mcp.client;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.Link;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.link.Outgoing;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Requests within a session, which is opened anew when the server has forgotten it. */
final class LegacyConversation implements Conversation {
    private final Link link;
    private final Inbox inbox;
    private final ClientOptions options;
    private final AtomicLong ids;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile ServerFacts facts = ServerFacts.unknown(ProtocolVersion.NEWEST_LEGACY);
    private final AtomicLong sessions = new AtomicLong();
    private final Semaphore oneAtATime = new Semaphore(1, true);
    private final AtomicBoolean listening = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    LegacyConversation(Link link, Inbox inbox, ClientOptions options, AtomicLong ids) {
        this.link = link;
        this.inbox = inbox;
        this.options = options;
        this.ids = ids;
    }

    /** Opens a session. */
    void initialize(Duration timeout) throws LinkException, InterruptedException {
        JsonObject params = JsonObject.builder()
                .put("protocolVersion", ProtocolVersion.NEWEST_LEGACY.text())
                .put("capabilities", options.responder().capabilities().json())
                .put("clientInfo", options.implementation().toJson())
                .build();
        JsonObject result = attempt("initialize", params, CallOptions.within(timeout), Deadline.in(timeout));
        String version = result.string("protocolVersion").orElse("");
        ProtocolVersion agreed = ProtocolVersion.of(version)
                .filter(known -> !known.isModern())
                .orElseThrow(() ->
                        new LinkException("the server speaks revision `" + version + "`, which this client does not"));
        link.agreed(agreed);
        facts = ServerFacts.ofInitialization(agreed, result);
        link.send(new Message.Notification("notifications/initialized", JsonObject.empty()));
        if (!Fields.isEmpty(options.responder().capabilities().json())) {
            listen(); // Servers may ask on a stream of its own what they need for a request.
        }
        sessions.incrementAndGet();
    }

    @Override
    public ServerFacts facts() {
        return facts;
    }

    @Override
    public JsonObject request(String method, JsonObject params, CallOptions call)
            throws LinkException, InterruptedException {
        Deadline deadline = Deadline.in(call.timeout());
        if (!inbox.asksAside() || !canBeAsked(call)) {
            return inSession(method, params, call, deadline);
        }
        // A question could not be told from one for another request, so there is only one that can be asked for.
        if (!oneAtATime.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new LinkException.Timeout("other requests that the server may ask about took too long");
        }
        try {
            return inSession(method, params, call, deadline);
        } finally {
            oneAtATime.release();
        }
    }

    private static boolean canBeAsked(CallOptions call) {
        return call.responder()
                .map(responder -> !Fields.isEmpty(responder.capabilities().json()))
                .orElse(false);
    }

    private JsonObject inSession(String method, JsonObject params, CallOptions call, Deadline deadline)
            throws LinkException, InterruptedException {
        long before = sessions.get();
        try {
            return attempt(method, params, call, deadline);
        } catch (LinkException.SessionLost e) {
            reopen(before, deadline);
            return attempt(method, params, call, deadline);
        }
    }

    /** Opens a new session, unless another thread has done so meanwhile. */
    private void reopen(long before, Deadline deadline) throws LinkException, InterruptedException {
        opening.lockInterruptibly();
        try {
            if (sessions.get() == before) {
                link.forgetSession();
                initialize(deadline.left());
                tellLost(); // Subscriptions have gone with the session.
            }
        } finally {
            opening.unlock();
        }
    }

    private JsonObject attempt(String method, JsonObject params, CallOptions call, Deadline deadline)
            throws LinkException, InterruptedException {
        JsonObject sent = params;
        JsonValue token = call.progress().map(inbox::expectProgress).orElse(null);
        if (token != null) {
            JsonObject meta = params.object(Names.META).orElse(JsonObject.empty());
            sent = params.with(Names.META, meta.with(Names.META_PROGRESS_TOKEN, token));
        }
        try {
            RequestId id = new RequestId.Numeric(ids.incrementAndGet());
            Outgoing outgoing = new Outgoing(new Message.Request(id, method, sent));
            try (var _ = inbox.underWay(id, call)) {
                return ModernConversation.result(link.exchange(outgoing, deadline, call.cancellation()));
            }
        } finally {
            if (token != null) {
                inbox.forgetProgress(token);
            }
        }
    }

    @Override
    public Listening listen(Wishes wishes, Runnable lost) throws LinkException, InterruptedException {
        listeners.add(lost);
        listen();
        for (String uri : wishes.resources()) {
            subscription("resources/subscribe", uri);
        }
        return () -> {
            listeners.remove(lost);
            for (String uri : wishes.resources()) {
                unsubscribe(uri);
            }
        };
    }

    /** Opens the session's one stream for what belongs to no request, unless it is open. */
    private void listen() throws InterruptedException {
        if (listening.compareAndSet(false, true)) {
            link.listen(() -> {
                listening.set(false);
                tellLost();
            });
        }
    }

    /** Each once; who still wants to hear listens anew. */
    private void tellLost() {
        List<Runnable> told = List.copyOf(listeners);
        listeners.removeAll(told);
        told.forEach(Runnable::run);
    }

    private void unsubscribe(String uri) {
        try {
            subscription("resources/unsubscribe", uri);
        } catch (LinkException | RpcException e) {
            // The session is gone, and the subscription with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscription(String method, String uri) throws LinkException, InterruptedException {
        request(method, JsonObject.builder().put("uri", uri).build(), CallOptions.within(options.timeout()));
    }
}
