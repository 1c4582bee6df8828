package dev.dmcp.mcp.client.http;

import java.time.Duration;
import java.util.Map;

/**
 * How a client uses HTTP.
 *
 * @param headers sent with each request, such as an API key
 * @param maxMessageBytes longest message that is taken from a server
 * @param connectTimeout how long a connection may take to come about
 * @param reconnects how often a broken stream is asked for again before its request fails
 * @param guard asked before each request; redirects are never followed
 */
public record HttpLinkOptions(
        Map<String, String> headers, int maxMessageBytes, Duration connectTimeout, int reconnects, AddressGuard guard) {
    public static final HttpLinkOptions DEFAULT =
            new HttpLinkOptions(Map.of(), 16 << 20, Duration.ofSeconds(10), 5, AddressGuard.none());

    public HttpLinkOptions {
        headers = Map.copyOf(headers);
    }

    public HttpLinkOptions withHeaders(Map<String, String> more) {
        return new HttpLinkOptions(more, maxMessageBytes, connectTimeout, reconnects, guard);
    }

    public HttpLinkOptions withMaxMessageBytes(int bytes) {
        return new HttpLinkOptions(headers, bytes, connectTimeout, reconnects, guard);
    }

    public HttpLinkOptions withGuard(AddressGuard other) {
        return new HttpLinkOptions(headers, maxMessageBytes, connectTimeout, reconnects, other);
    }
}
