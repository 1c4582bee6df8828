package dev.dmcp.service.kit.http;

import java.io.IOException;

/** Stands before a handler: may answer itself, change the request, or change the response. */
@FunctionalInterface
public interface Filter {
    Response apply(Request request, Handler next) throws IOException, InterruptedException;

    /** A handler with this filter before it. */
    default Handler before(Handler next) {
        return request -> apply(request, next);
    }
}
