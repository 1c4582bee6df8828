package dev.dmcp.mcp.client.http.carrier;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param headers without those that the connection needs for itself
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record HttpQuery(String method, URI uri, Map<String, String> headers, Optional<byte[]> body) {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    /** @throws IllegalArgumentException when a header would break the request, or is the connection's own business */
    public HttpQuery {
        headers = Collections.unmodifiableMap(sameNamesInAnyCase(headers));
        headers.forEach(HttpQuery::check);
    }

    /** The same request with one more header, or with another value for it. */
    public HttpQuery withHeader(String name, String value) {
        Map<String, String> more = sameNamesInAnyCase(headers);
        more.put(name, value);
        return new HttpQuery(method, uri, more, body);
    }

    private static Map<String, String> sameNamesInAnyCase(Map<String, String> headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    private static void check(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("`" + name + "` is no name of a header");
        }
        if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header `" + name + "` cannot be set");
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException("the header `" + name + "` has a character that no header may have");
        }
    }

    /** RFC 9110, 5.5. */
    static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** RFC 9110, 5.6.2. */
    static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isOfToken(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
