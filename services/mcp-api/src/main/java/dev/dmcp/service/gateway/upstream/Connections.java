package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.LinkException;
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
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, McpClient> byUser = new LinkedHashMap<>(16, 0.75f, true);

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

    McpClient of(Caller caller) throws LinkException, InterruptedException {
        String user = key(caller);
        lock.lockInterruptibly();
        try {
            McpClient known = byUser.get(user);
            if (known != null) {
                return known;
            }
            McpClient fresh = connect(caller);
            byUser.put(user, fresh);
            makeRoom();
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private McpClient connect(Caller caller) throws LinkException, InterruptedException {
        boolean connected = false;
        try {
            McpClient client = opener.open(caller, options);
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
            McpClient client = eldest.next().getValue();
            eldest.remove();
            client.close();
        }
    }

    /** A sentence about the server without the secrets that it was given. */
    String shown(String sentence) {
        return opener.shown(sentence);
    }

    /** Forgets a connection that broke. */
    void drop(Caller caller) {
        lock.lock();
        try {
            McpClient broken = byUser.remove(key(caller));
            if (broken != null) {
                broken.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            byUser.values().forEach(McpClient::close);
            byUser.clear();
        } finally {
            lock.unlock();
        }
    }
}
