package dev.dmcp.service.gateway.audit;

import dev.dmcp.service.gateway.execute.CallRecord;
import dev.dmcp.service.gateway.execute.CallRecorder;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.gateway.execute.Guards;
import dev.dmcp.service.kit.metrics.Labels;
import dev.dmcp.service.kit.metrics.Metrics;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls, counted by server, tool and end, and timed by server; how each server's breaker stands. Only so many tools have a count of their own, the rest
 * is counted together: servers choose the names.
 */
public final class CallFigures implements CallRecorder {
    private static final int MOST_TOOLS = 300;
    private static final int LONGEST_NAME = 100;

    private final Metrics metrics;
    private final Guards guards;
    private final Set<String> tools = ConcurrentHashMap.newKeySet();
    private final Set<String> servers = ConcurrentHashMap.newKeySet();

    public CallFigures(Metrics metrics, Guards guards) {
        this.metrics = metrics;
        this.guards = guards;
    }

    @Override
    public void record(CallRecord record) {
        CallRequest request = record.request();
        String server = request.server();
        if (servers.add(server)) {
            gauges(server);
        }
        metrics.counter(
                        "gateway_calls_total",
                        "Calls of servers behind the gateway, by how they ended.",
                        Labels.of(
                                "server",
                                server,
                                "tool",
                                tool(request),
                                "end",
                                record.end().name().toLowerCase(Locale.ROOT)))
                .increment();
        metrics.histogram(
                        "gateway_call_seconds",
                        "How long calls of servers behind the gateway took.",
                        Labels.of("server", server))
                .record(record.took().toNanos());
    }

    private void gauges(String server) {
        metrics.gauge(
                "gateway_breaker",
                "How the breaker before a server stands: 0 closed, 1 half open, 2 open.",
                Labels.of("server", server),
                () -> guards.breaker(server));
        metrics.gauge(
                "gateway_calls_under_way",
                "Calls of a server that have not ended.",
                Labels.of("server", server),
                () -> guards.underWay(server));
    }

    private String tool(CallRequest request) {
        if (request.kind() != CallRequest.Kind.TOOL) {
            return "(" + request.kind().name().toLowerCase(Locale.ROOT) + ")";
        }
        String name = request.subject();
        String tool = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        String key = request.server() + " " + tool;
        if (tools.contains(key) || (tools.size() < MOST_TOOLS && tools.add(key))) {
            return tool;
        }
        return "(other)";
    }
}
