package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.client.Wishes;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.model.LogLevel;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server that speaks MCP, of either era. */
public final class McpUpstream implements Upstream {
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long KEPT_WHILE_LISTENING_NANOS = Duration.ofMinutes(5).toNanos();

    private final String name;
    private final Connections connections;
    private final Duration patience;
    private final UpstreamEvents events;
    private final Listening listening;
    private final ListAttempts attempts = new ListAttempts(this::listsChanged);
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    private record Known(Offer offer, long changes, long atNanos) {}

    /**
     * A server of that name.
     *
     * @param patience how long it may take to answer what the gateway asks for itself
     */
    public McpUpstream(String name, Connections connections, Duration patience, UpstreamEvents events) {
        this.name = name;
        this.connections = connections;
        this.patience = patience;
        this.events = events;
        this.listening = new Listening(this::listsChanged);
        connections.tell(new Connections.Unasked() {
            @Override
            public void accept(Optional<Caller> owner, Message.Notification notification) {
                McpUpstream.this.accept(owner, notification);
            }

            @Override
            public void cameBack() {
                listsChanged();
            }
        });
    }

    private void listsChanged() {
        changes.incrementAndGet();
        events.listsChanged(name);
    }

    private void accept(Optional<Caller> owner, Message.Notification notification) {
        switch (notification.method()) {
            case "notifications/tools/list_changed",
                    "notifications/prompts/list_changed",
                    "notifications/resources/list_changed" -> listsChanged();
            case "notifications/resources/updated" ->
                notification.params().string("uri").ifPresent(uri -> events.resourceUpdated(name, uri, owner));
            default -> {} // Log messages that belong to no call are nobody's.
        }
    }

    @Override
    public Offer offer() throws UpstreamException, InterruptedException {
        Known before = known;
        if (before != null && isFresh(before)) {
            return before.offer();
        }
        attempts.requirePause(name);
        long seen = changes.get();
        Offer offer = asked(connections.envoy(), connection -> {
            listening.to(connection);
            return attempts.of(() -> Lists.of(connection.client()));
        });
        known = new Known(offer, seen, System.nanoTime());
        return offer;
    }

    private boolean isFresh(Known before) {
        long kept = listening.isActive() ? KEPT_WHILE_LISTENING_NANOS : KEPT_NANOS;
        return before.changes() == changes.get() && System.nanoTime() - before.atNanos() < kept;
    }

    @Override
    public JsonObject ask(Caller caller, String method, JsonObject params, CallOptions options)
            throws UpstreamException, InterruptedException {
        return asked(caller, connection -> {
            options.logLevel().ifPresent(level -> wantLogs(connection, level));
            return connection.client().request(method, params, options);
        });
    }

    /** In the session era a server is told once for all calls what it shall write; who wants less is sent less. */
    private static void wantLogs(Connection connection, String text) {
        ServerFacts facts = connection.client().server();
        Optional<LogLevel> level = LogLevel.of(text);
        if (facts.version().isModern() || !facts.offers("logging") || level.isEmpty()) {
            return;
        }
        if (connection.lowers(level.get())) {
            Thread.ofVirtual().name("log-level").start(() -> setLevel(connection.client(), text));
        }
    }

    private static void setLevel(McpClient client, String level) {
        try {
            client.request(
                    "logging/setLevel", JsonObject.builder().put("level", level).build());
        } catch (LinkException | RpcException e) {
            // Then it writes what it likes; calls do not depend on it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public UpstreamState state() {
        return connections.state();
    }

    @Override
    public boolean isPersonal() {
        return connections.arePersonal();
    }

    @Override
    public AutoCloseable subscribe(Caller caller, String uri, Runnable lost)
            throws UpstreamException, InterruptedException {
        return asked(caller, connection -> {
            McpClient client = connection.client();
            if (!Listening.offersSubscriptions(client.server())) {
                return () -> {};
            }
            connection.onEnd(lost);
            return client.listen(new Wishes(false, false, false, List.of(uri)), lost);
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws LinkException, InterruptedException;
    }

    private <T> T asked(Caller caller, Question<T> question) throws UpstreamException, InterruptedException {
        try {
            return withFreshSession(caller, question);
        } catch (RpcException e) {
            throw new UpstreamException(
                    Kind.REFUSED,
                    "the server `" + name + "` refused: " + connections.shown(String.valueOf(e.getMessage())),
                    Optional.of(e.error()));
        } catch (LinkException.Timeout e) {
            throw new UpstreamException(
                    Kind.TOO_SLOW, "the server `" + name + "` did not answer within " + patience.toSeconds() + " s");
        } catch (LinkException.LoginNeeded e) {
            throw new UpstreamException(Kind.NEEDS_LOGIN, "the server `" + name + "` needs a login");
        } catch (LinkException.Unanswered e) {
            throw new UpstreamException(Kind.REFUSED, "the server `" + name + "` could not go on: " + e.getMessage());
        } catch (LinkException e) {
            known = null;
            throw new UpstreamException(
                    Kind.UNUSABLE,
                    "the server `" + name + "` cannot be used: " + connections.shown(String.valueOf(e.getMessage())));
        }
    }

    /** A server that was restarted has forgotten us and done nothing, so asking it once more is safe. */
    private <T> T withFreshSession(Caller caller, Question<T> question)
            throws UpstreamException, LinkException, InterruptedException {
        try {
            return over(caller, question);
        } catch (LinkException.SessionLost lost) {
            return over(caller, question);
        }
    }

    private <T> T over(Caller caller, Question<T> question)
            throws UpstreamException, LinkException, InterruptedException {
        Connection connection = connect(caller);
        try {
            return question.ask(connection);
        } catch (LinkException.Timeout | LinkException.Unanswered e) {
            throw e;
        } catch (LinkException.LoginNeeded e) {
            connections.letGo(connection);
            throw e;
        } catch (LinkException e) {
            connections.drop(caller, connection);
            throw e;
        } finally {
            connection.release();
        }
    }

    private Connection connect(Caller caller) throws UpstreamException, LinkException, InterruptedException {
        Optional<Duration> wait = connections.pause();
        if (wait.isPresent()) {
            throw new UpstreamException(
                    Kind.UNUSABLE,
                    "the server `" + name + "` cannot be used: "
                            + connections.problem().orElse("it was lost") + "; next attempt in "
                            + (wait.get().toSeconds() + 1) + " s");
        }
        return connections.lease(caller);
    }

    @Override
    public void close() {
        attempts.close();
        connections.close();
    }
}
