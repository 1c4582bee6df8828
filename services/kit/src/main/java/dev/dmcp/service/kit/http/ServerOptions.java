package dev.dmcp.service.kit.http;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * How a server listens and what it puts up with.
 *
 * @param host address to bind; {@code 127.0.0.1} unless other machines are meant to call
 * @param port 0 lets the system choose
 * @param maxBodyBytes longest request body in bytes
 * @param requestTimeout longest time for a request to arrive, header fields and body together; whole seconds
 * @param maxConcurrentRequests how many requests, streams included, are served at once; more are answered 503
 * @param unexpected told of every exception that a handler did not turn into an answer
 */
public record ServerOptions(
        String host,
        int port,
        int maxBodyBytes,
        Duration requestTimeout,
        int maxConcurrentRequests,
        BiConsumer<Request, Throwable> unexpected) {

    /** 1 MiB bodies, 30 seconds, 2,000 requests at once. */
    public static ServerOptions of(String host, int port) {
        return new ServerOptions(
                host, port, Request.DEFAULT_MAX_BODY_BYTES, Duration.ofSeconds(30), 2_000, (request, failure) -> {});
    }

    public ServerOptions withMaxBodyBytes(int bytes) {
        return new ServerOptions(host, port, bytes, requestTimeout, maxConcurrentRequests, unexpected);
    }

    public ServerOptions withMaxConcurrentRequests(int requests) {
        return new ServerOptions(host, port, maxBodyBytes, requestTimeout, requests, unexpected);
    }

    public ServerOptions withUnexpected(BiConsumer<Request, Throwable> listener) {
        return new ServerOptions(host, port, maxBodyBytes, requestTimeout, maxConcurrentRequests, listener);
    }
}
