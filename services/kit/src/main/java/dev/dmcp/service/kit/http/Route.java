package dev.dmcp.service.kit.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers a method on a path.
 *
 * @param method in capitals; a {@code GET} also answers {@code HEAD}
 * @param pattern segments, of which {@code {name}} matches any one that is not empty: {@code /memories/{key}}
 */
public record Route(String method, String pattern, Handler handler) {
    public Route {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("a route begins with /: " + pattern);
        }
    }

    public static Route get(String pattern, Handler handler) {
        return new Route("GET", pattern, handler);
    }

    public static Route post(String pattern, Handler handler) {
        return new Route("POST", pattern, handler);
    }

    public static Route put(String pattern, Handler handler) {
        return new Route("PUT", pattern, handler);
    }

    public static Route delete(String pattern, Handler handler) {
        return new Route("DELETE", pattern, handler);
    }

    /**
     * The parameters when the path fits, empty when it does not. Segments are split before they are decoded: an encoded slash stays within its
     * segment.
     */
    static Optional<Map<String, String>> match(List<String> wanted, List<String> rawSegments) {
        if (wanted.size() != rawSegments.size()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            String actual = rawSegments.get(i);
            if (segment.startsWith("{") && !actual.isEmpty()) {
                // A plus is a plus in a path, unlike in a query.
                parameters.put(segment.substring(1, segment.length() - 1), Query.decode(actual.replace("+", "%2B")));
            } else if (!segment.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
