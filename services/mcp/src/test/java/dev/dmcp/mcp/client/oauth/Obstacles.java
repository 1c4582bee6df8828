package dev.dmcp.mcp.client.oauth;

import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.json.Json;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What comes between a question to an authorization server and its answer. */
public final class Obstacles {
    /** Where the resource says who gives tokens. */
    public static final String METADATA = "/.well-known/oauth-protected-resource/mcp";

    /** Where tokens are given. */
    public static final String TOKENS = "/token";

    private final AtomicReference<Optional<Hold>> hold = new AtomicReference<>(Optional.empty());
    private volatile boolean away;
    private volatile Optional<Response> insteadOfTokens = Optional.empty();

    private record Hold(String path, CountDownLatch until) {}

    /** Whether the authorization server is away; the resource is not. */
    public void away(boolean now) {
        away = now;
    }

    /** From now on whoever asks for a token gets this. */
    public void insteadOfTokens(int status, String json) {
        insteadOfTokens = Optional.of(Response.json(status, Json.parse(json)));
    }

    /** From now on tokens are given again. */
    public void clear() {
        insteadOfTokens = Optional.empty();
    }

    /** Keeps the next answer from there back. */
    public void hold(String path, CountDownLatch until) {
        hold.set(Optional.of(new Hold(path, until)));
    }

    /** Whether the answer that is kept back is there. */
    public boolean isHolding() {
        return hold.get().isEmpty();
    }

    Optional<Response> instead(String path) {
        if (away && !path.startsWith("/mcp")) {
            return Optional.of(Response.empty(503));
        }
        return path.equals(TOKENS) ? insteadOfTokens : Optional.empty();
    }

    void awaitRelease(String path) throws InterruptedException {
        Optional<Hold> held = hold.get();
        if (held.isPresent() && held.get().path().equals(path) && hold.compareAndSet(held, Optional.empty())) {
            held.get().until().await();
        }
    }
}
