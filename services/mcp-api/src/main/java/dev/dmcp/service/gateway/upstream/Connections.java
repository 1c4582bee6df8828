package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.ServerFacts;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.auth.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server: one for each user where the server belongs to the stack and is told who calls, else one for all. They stay open, a few dozen at
 * most; whoever has not called for longest makes room.
 */
public final class Connections implements AutoCloseable {
    private static final int MOST = 32;
    private static final Caller NOBODY = new Caller(Caller.DEFAULT_USER, false);

    private final Opener opener;
    private final ClientOptions options;
    private volatile Unasked unasked = (owner, notification) -> {};
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Connection> byUser = new LinkedHashMap<>(16, 0.75f, true);

    private final Reconnecting reconnecting;
    private final InstantSource clock;
    private boolean closed;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<ServerFacts> facts = Optional.empty();
    private final AtomicInteger losses = new AtomicInteger();

    /** Told of what a server says unasked, and on whose connection; empty on the one that all share. */
    interface Unasked {
        void accept(Optional<Caller> owner, Message.Notification notification);

        /** A server that was lost is there again, perhaps with other things. */
        default void cameBack() {}
    }

    /** Sets who is told of what the server says unasked; once, before the first connection. */
    void tell(Unasked listener) {
        unasked = listener;
    }

    /** To the server that is reached that way. */
    public Connections(Opener opener, ClientOptions options, InstantSource clock) {
        this.opener = opener;
        this.options = options;
        this.clock = clock;
        this.backoff = new Backoff(clock, new Random());
        this.reconnecting = new Reconnecting(backoff::left, this::comeBack);
    }

    /** How long the server is left alone still, after it could not be reached. */
    Optional<Duration> pause() {
        return backoff.left();
    }

    /** Whether each caller has a connection of their own. */
    boolean arePersonal() {
        return opener.isPersonal();
    }

    /** The caller's connection, opened when there is none; to be released after use. */
    Connection lease(Caller caller) throws LinkException, InterruptedException {
        String user = key(caller);
        lock.lockInterruptibly();
        try {
            Connection known = byUser.get(user);
            return known != null ? known.lease() : leaseNew(caller);
        } finally {
            lock.unlock();
        }
    }

    private Connection leaseNew(Caller caller) throws LinkException, InterruptedException {
        if (closed) {
            throw new LinkException("the gateway has let go of it");
        }
        opener.lookAgain();
        String user = key(caller);
        Connection known = byUser.get(user);
        if (known != null) {
            return known.lease();
        }
        // What all share is nobody's: it must not show what one of them has.
        Connection fresh = connect(user.isEmpty() ? NOBODY : caller, user);
        byUser.put(user, fresh);
        makeRoom();
        noteFacts();
        return fresh.lease();
    }

    private Connection connect(Caller caller, String user) throws LinkException, InterruptedException {
        var opened = new AtomicReference<@Nullable Connection>();
        // On a thread of its own, since it waits until the connection is known.
        Runnable ended = () -> Thread.ofVirtual().name("ended").start(() -> ended(user, opened));
        try {
            Optional<Caller> owner = user.isEmpty() ? Optional.empty() : Optional.of(caller);
            McpClient client = opener.open(
                    caller, options.withNotifications(notification -> unasked.accept(owner, notification)), ended);
            backoff.succeeded();
            problem = Optional.empty();
            Connection connection = new Connection(client, clock.instant());
            opened.set(connection);
            return connection;
        } catch (LinkException.LoginNeeded e) {
            // The server is well; waiting would not help, and others may have logged in.
            problem = Optional.of(shown(String.valueOf(e.getMessage())));
            throw e;
        } catch (LinkException | RpcException e) {
            backoff.failed();
            problem = Optional.of(shown(String.valueOf(e.getMessage())));
            reconnecting.begin();
            throw e;
        }
    }

    /** Somebody must notice that a server has ended, and bring it back, even if nobody calls it. */
    private void ended(String user, AtomicReference<@Nullable Connection> opened) {
        lock.lock();
        try {
            Connection connection = opened.get();
            if (connection == null || !byUser.remove(user, connection)) {
                return; // It was closed, and not lost.
            }
            noteFacts();
            losses.incrementAndGet();
            backoff.lost(Duration.between(connection.since(), clock.instant()));
            problem = Optional.of("it has ended");
            Thread.ofVirtual().name("close").start(connection::retire);
            reconnecting.begin();
        } finally {
            lock.unlock();
        }
    }

    private void comeBack() throws LinkException, InterruptedException {
        try {
            lease(envoy()).release();
        } catch (LinkException.LoginNeeded there) {
            // Only a person can help now.
        }
        unasked.cameBack();
    }

    /** On whose behalf the server is asked what it offers to everybody. */
    Caller envoy() {
        return opener.envoy();
    }

    /** Why the server could not be reached, or is there no more; a sentence without secrets. */
    Optional<String> problem() {
        return problem;
    }

    /** How the gateway stands with the server; does not wait for a connection that is being opened. */
    UpstreamState state() {
        Optional<ServerFacts> facts = this.facts;
        UpstreamState.Kind kind = facts.isPresent()
                ? UpstreamState.Kind.CONNECTED
                : problem.isPresent() ? UpstreamState.Kind.WAITING : UpstreamState.Kind.IDLE;
        Optional<Duration> next = kind == UpstreamState.Kind.WAITING ? backoff.left() : Optional.empty();
        return new UpstreamState(kind, facts, opener.pid(), losses.get(), problem, next);
    }

    /** To be called whenever there are others, with the lock. */
    private void noteFacts() {
        facts = byUser.values().stream()
                .findFirst()
                .map(connection -> connection.client().server());
    }

    private String key(Caller caller) {
        return !opener.isPersonal() || !caller.authenticated() ? "" : caller.user();
    }

    private void makeRoom() {
        if (byUser.size() > MOST) {
            var eldest = byUser.entrySet().iterator();
            Connection connection = eldest.next().getValue();
            eldest.remove();
            connection.retire();
        }
    }

    /** A sentence about the server without the secrets that it was given. */
    String shown(String sentence) {
        return opener.shown(sentence);
    }

    /** Forgets a connection that is well, but shows the server what it does not want. */
    void letGo(Connection connection) {
        lock.lock();
        try {
            byUser.values().remove(connection);
            noteFacts();
        } finally {
            lock.unlock();
        }
        connection.retire();
    }

    /** Forgets a connection that broke; calls that are still under way over it may end in peace. */
    void drop(Caller caller, Connection broken) {
        lock.lock();
        try {
            if (byUser.remove(key(caller), broken)) {
                noteFacts();
                losses.incrementAndGet();
                problem = Optional.of("it was lost");
                reconnecting.begin();
            }
        } finally {
            lock.unlock();
        }
        broken.retire();
    }

    @Override
    public void close() {
        reconnecting.close();
        lock.lock();
        try {
            closed = true;
            byUser.values().forEach(Connection::end);
            byUser.clear();
            noteFacts();
        } finally {
            lock.unlock();
        }
    }
}
