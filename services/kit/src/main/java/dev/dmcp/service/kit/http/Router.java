package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sends each request to the first route that fits: 404 when no path does, 405 with {@code Allow} when only the method does not. */
public final class Router implements Handler {
    private final List<Entry> entries;

    /** A route beside the segments of its pattern, which are the same for every request. */
    private record Entry(Route route, List<String> wanted) {}

    public Router(List<Route> routes) {
        this.entries = routes.stream()
                .map(route -> new Entry(route, Route.segments(route.pattern())))
                .toList();
    }

    @Override
    public Response handle(Request request) throws IOException, InterruptedException {
        List<String> segments = Route.segments(request.path());
        var allowed = new TreeSet<String>();
        for (Entry entry : entries) {
            Route route = entry.route();
            Optional<Map<String, String>> parameters = Route.match(entry.wanted(), segments);
            if (parameters.isEmpty()) {
                continue;
            }
            if (answers(route, request.method())) {
                return route.handler().handle(request.withPathParameters(parameters.get()));
            }
            allowed.add(route.method());
        }
        if (allowed.isEmpty()) {
            throw HttpFailure.notFound("nothing answers here");
        }
        throw new HttpFailure(
                405,
                "this path answers " + String.join(", ", allowed),
                Headers.of("allow", String.join(", ", allowed)));
    }

    private static boolean answers(Route route, String method) {
        return route.method().equals(method)
                || (method.equals("HEAD") && route.method().equals("GET"));
    }
}
