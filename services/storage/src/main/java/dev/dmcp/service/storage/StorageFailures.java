package dev.dmcp.service.storage;

import dev.dmcp.service.kit.http.Filter;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.io.IOException;

/** Turns a database that is away into 503, so that callers know to come back; any other failure of it stays a bug. */
public final class StorageFailures implements Filter {
    @Override
    public Response apply(Request request, Handler next) throws IOException, InterruptedException {
        try {
            return next.handle(request);
        } catch (StorageException e) {
            if (!e.isUnavailable()) {
                throw e;
            }
            throw new HttpFailure(503, "the database cannot be reached; try again", Headers.of("retry-after", "2"));
        }
    }
}
