package dev.dmcp.service.kit.metrics;

import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts and times what each route answers, under the route's pattern. */
public final class MeasuredRoutes {
    private final Metrics metrics;

    public MeasuredRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The same routes, each of them measured. */
    public List<Route> of(List<Route> routes) {
        var measured = new ArrayList<Route>();
        for (Route route : routes) {
            measured.add(new Route(route.method(), route.pattern(), measured(route)));
        }
        return List.copyOf(measured);
    }

    private Handler measured(Route route) {
        Histogram seconds = metrics.histogram(
                "http_request_duration_seconds",
                "Time to an answer; of a stream, to its beginning",
                Labels.of("method", route.method(), "route", route.pattern()));
        return request -> {
            long begun = System.nanoTime();
            int status = 500;
            try {
                Response response = handle(route, request);
                status = response.status();
                return response;
            } finally {
                seconds.record(System.nanoTime() - begun);
                requests(route, status).increment();
            }
        };
    }

    private static Response handle(Route route, Request request) throws IOException, InterruptedException {
        try {
            return route.handler().handle(request);
        } catch (HttpFailure failure) {
            return failure.response();
        }
    }

    private Counter requests(Route route, int status) {
        return metrics.counter(
                "http_requests_total",
                "Answers by route and status",
                Labels.of("method", route.method(), "route", route.pattern(), "status", Integer.toString(status)));
    }
}
