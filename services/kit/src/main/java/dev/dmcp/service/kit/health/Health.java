package dev.dmcp.service.kit.health;

import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /health}: 200 with {@code ok} or {@code degraded}, 503 with {@code down}. {@code /health/live} tells only that the process answers, for those
 * who would restart it. What the checks found is kept for a second, so that asking often costs nothing.
 */
public final class Health {
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Identity identity;
    private final List<HealthCheck> checks;
    private final long startedNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Report report;
    private volatile boolean stopping;

    /**
     * Who answers.
     *
     * @param instance what the supervisor gave its child to be known by; empty when nobody did
     */
    public record Identity(String service, String version, String instance) {}

    private record Report(String status, JsonObject checks, long madeNanos) {}

    public Health(Identity identity, List<HealthCheck> checks) {
        this.identity = identity;
        this.checks = List.copyOf(checks);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/health", this::ready),
                Route.get("/health/ready", this::ready),
                Route.get("/health/live", this::live));
    }

    /** From now on the service is not ready any more: callers look for another one while this one finishes. */
    public void stopping() {
        stopping = true;
    }

    private Response live(Request request) {
        return Response.ok(head("ok").build());
    }

    private Response ready(Request request) throws InterruptedException {
        Report current = current();
        String status = stopping ? "stopping" : current.status();
        boolean usable = status.equals("ok") || status.equals("degraded");
        return Response.json(
                usable ? 200 : 503, head(status).put("checks", current.checks()).build());
    }

    private JsonObject.Builder head(String status) {
        return JsonObject.builder()
                .put("status", status)
                .put("service", identity.service())
                .put("version", identity.version())
                .put("instance", identity.instance())
                .put("uptimeSeconds", (System.nanoTime() - startedNanos) / 1_000_000_000L);
    }

    /** One caller looks, the others wait for what it finds. */
    private Report current() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Report known = report;
            if (known != null && System.nanoTime() - known.madeNanos() < KEPT_NANOS) {
                return known;
            }
            Report fresh = look();
            report = fresh;
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private Report look() throws InterruptedException {
        String status = "ok";
        var results = JsonObject.builder();
        for (HealthCheck check : checks) {
            try {
                results.put(
                        check.name(),
                        check.check().toBuilder().put("status", "ok").build());
            } catch (UnhealthyException unhealthy) {
                status = check.essential() ? "down" : worse(status);
                results.put(
                        check.name(),
                        JsonObject.builder()
                                .put("status", "down")
                                .put("reason", String.valueOf(unhealthy.getMessage()))
                                .build());
            }
        }
        return new Report(status, results.build(), System.nanoTime());
    }

    private static String worse(String status) {
        return status.equals("down") ? status : "degraded";
    }
}
