package dev.dmcp.service.kit.http;

import java.io.IOException;

/**
 * Answers one request, on a thread of its own that it may block. Called by many threads at once.
 *
 * <p>A thrown {@link HttpFailure} becomes its status; any other exception is logged and becomes 500.
 */
@FunctionalInterface
public interface Handler {
    Response handle(Request request) throws IOException, InterruptedException;
}
