package dev.dmcp.service.kit.metrics;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code GET /metrics}: for callers on loopback, and for those that send the scraper's token. */
public final class MetricsEndpoint {
    private final Metrics metrics;
    private final Optional<Secret> token;

    public MetricsEndpoint(Metrics metrics, Optional<Secret> token) {
        this.metrics = metrics;
        this.token = token;
    }

    public Route route() {
        return Route.get("/metrics", this::answer);
    }

    private Response answer(Request request) {
        if (!mayRead(request)) {
            throw new HttpFailure(401, "send the metrics token as Authorization: Bearer");
        }
        return Response.bytes(200, Metrics.MEDIA_TYPE, metrics.print().getBytes(StandardCharsets.UTF_8));
    }

    private boolean mayRead(Request request) {
        Optional<String> sent = request.header("authorization");
        if (sent.isPresent()) {
            return token.isPresent()
                    && Secret.of("Bearer " + token.get().reveal()).matches(sent.get());
        }
        return request.remote().isLoopbackAddress()
                && request.header("x-forwarded-for").isEmpty();
    }
}
