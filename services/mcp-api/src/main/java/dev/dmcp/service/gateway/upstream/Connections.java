package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private final URI url;
    private final Runnable beforeConnecting;
    private final Optional<Tokens> tokens;
    private final ClientOptions options;
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, McpClient> byUser = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * To a server at that address.
     *
     * @param beforeConnecting throws when the address must not be called any more
     * @param tokens makes tokens for a server of the stack; a stranger gets none
     */
    public Connections(
            URI url, Runnable beforeConnecting, Optional<Tokens> tokens, ClientOptions options, InstantSource clock) {
        this.url = url;
        this.beforeConnecting = beforeConnecting;
        this.tokens = tokens;
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
            beforeConnecting.run();
            McpClient client = Connect.toUrl(
                    url, HttpLinkOptions.DEFAULT.withMaxMessageBytes(LONGEST_ANSWER), authorizer(caller), options);
            connected = true;
            backoff.succeeded();
            return client;
        } finally {
            if (!connected) {
                backoff.failed();
            }
        }
    }

    /** A token of our own, short-lived and for this stack: what a caller sent never leaves the gateway. */
    private HttpAuthorizer authorizer(Caller caller) {
        if (tokens.isEmpty() || !caller.authenticated()) {
            return HttpAuthorizer.none();
        }
        return new HttpAuthorizer() {
            @Override
            public Optional<String> authorization() {
                return Optional.of("Bearer " + tokens.get().issue(caller.user(), TOKEN_LIFETIME));
            }

            @Override
            public boolean recover(int status, List<String> challenges, Optional<String> refused) {
                return false;
            }
        };
    }

    private String key(Caller caller) {
        return tokens.isEmpty() || !caller.authenticated() ? "" : caller.user();
    }

    private void makeRoom() {
        if (byUser.size() > MOST) {
            var eldest = byUser.entrySet().iterator();
            McpClient client = eldest.next().getValue();
            eldest.remove();
            client.close();
        }
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
