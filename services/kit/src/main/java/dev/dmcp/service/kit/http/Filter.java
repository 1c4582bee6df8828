package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.util.List;

/** Stands before a handler: may answer itself, change the request, or change the response. */
@FunctionalInterface
public interface Filter {
    Response apply(Request request, Handler next) throws IOException, InterruptedException;

    /** A handler with this filter before it. */
    default Handler before(Handler next) {
        return request -> apply(request, next);
    }

    /** Routes with this filter before each. */
    default List<Route> before(List<Route> routes) {
        return routes.stream()
                .map(route -> new Route(route.method(), route.pattern(), before(route.handler())))
                .toList();
    }
}
