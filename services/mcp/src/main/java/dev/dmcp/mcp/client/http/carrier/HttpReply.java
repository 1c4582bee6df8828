package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.service.kit.http.Headers;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * An answer.
 *
 * @param uri what was asked for
 * @param body to be read to its end, or closed
 */
public record HttpReply(URI uri, int status, Headers headers, InputStream body) {

    /** The first value of a header; names match in any case. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }
}
