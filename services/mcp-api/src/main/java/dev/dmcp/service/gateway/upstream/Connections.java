package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.service.kit.auth.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections to one server: one for each user where the server belongs to the stack and is told who calls, else one for all. They stay open, a few dozen at
 * most; whoever has not called for longest makes room.
 */
public final class Connections implements AutoCloseable {
    private static final int MOST = 32;

    private final Opener opener;
    private final ClientOptions options;
    private volatile Unasked unasked = (owner, notification) -> {};
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Connection> byUser = new LinkedHashMap<>(16, 0.75f, true);

    /** Told of what a server says unasked, and on whose connection; empty on the one that all share. */
    interface Unasked {
        void accept(Optional<Caller> owner, Message.Notification notification);
    }

    /** Sets who is told of what the server says unasked; once, before the first connection. */
    void tell(Unasked listener) {
        unasked = listener;
    }

    /** To the server that is reached that way. */
    public Connections(Opener opener, ClientOptions options, InstantSource clock) {
        this.opener = opener;
        this.options = options;
        this.backoff = new Backoff(clock, new Random());
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
            if (known != null) {
                return known.lease();
            }
            Connection fresh = new Connection(connect(caller));
            byUser.put(user, fresh);
            makeRoom();
            return fresh.lease();
        } finally {
            lock.unlock();
        }
    }

    private McpClient connect(Caller caller) throws LinkException, InterruptedException {
        boolean connected = false;
        try {
            Optional<Caller> owner = key(caller).isEmpty() ? Optional.empty() : Optional.of(caller);
            McpClient client =
                    opener.open(caller, options.withNotifications(notification -> unasked.accept(owner, notification)));
            connected = true;
            backoff.succeeded();
            return client;
        } finally {
            if (!connected) {
                backoff.failed();
            }
        }
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

    /** Forgets a connection that broke; calls that are still under way over it may end in peace. */
    void drop(Caller caller, Connection broken) {
        lock.lock();
        try {
            byUser.remove(key(caller), broken);
        } finally {
            lock.unlock();
        }
        broken.retire();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            byUser.values().forEach(connection -> connection.client().close());
            byUser.clear();
        } finally {
            lock.unlock();
        }
    }
}
