package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a body piece by piece, on the request's own thread, until it returns. What is written reaches the client at {@code flush}.
 *
 * <p>A client that went away is noticed only when writing: the stream then throws {@link IOException}. A stream that may be silent for long should
 * therefore write something (in an event stream: a comment) every 5 to 15 seconds. When the server stops, the thread is interrupted.
 */
@FunctionalInterface
public interface BodyWriter {
    void write(OutputStream out) throws IOException, InterruptedException;
}
