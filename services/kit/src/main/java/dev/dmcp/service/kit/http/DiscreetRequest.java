package dev.dmcp.service.kit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A request as a log may tell of it. Tickets and tokens stand in paths and queries, and an exception may quote either: what looks like one is kept out,
 * and of a query everything.
 */
public final class DiscreetRequest {
    private static final String MARK = "…";
    /** Random texts of 128 bits are longer in any alphabet that goes into an address. */
    private static final int LONGEST_NAME = 20;
    /** Shorter values stand in many a text by chance. */
    private static final int SHORTEST_SECRET = 8;

    private final Request request;

    public DiscreetRequest(Request request) {
        this.request = request;
    }

    /** The path, without segments that may be secrets. */
    public String path() {
        var path = new ArrayList<String>();
        for (String segment : segments()) {
            path.add(isOpaque(segment) ? MARK : segment);
        }
        return String.join("/", path);
    }

    /** A text without what of the request is nobody's business, for what was said when the request failed. */
    public String without(String text) {
        String left = text;
        for (String secret : secrets()) {
            left = left.replace(secret, MARK);
        }
        return left;
    }

    /** The longest first: it may hold others. */
    private List<String> secrets() {
        var secrets = new ArrayList<String>();
        for (String segment : segments()) {
            if (isOpaque(segment)) {
                add(secrets, segment);
            }
        }
        String query = request.rawQuery();
        add(secrets, query);
        for (String pair : query.split("&", -1)) {
            add(secrets, pair.substring(pair.indexOf('=') + 1));
        }
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    /** As it was sent, and as a handler sees it. */
    private static void add(List<String> secrets, String text) {
        if (text.length() >= SHORTEST_SECRET) {
            secrets.add(text);
            secrets.add(URLDecoder.decode(text, StandardCharsets.UTF_8));
        }
    }

    private String[] segments() {
        return request.path().split("/", -1);
    }

    /** Long, and not words of small letters. */
    private static boolean isOpaque(String segment) {
        return segment.length() > LONGEST_NAME && !segment.chars().allMatch(DiscreetRequest::isOfWords);
    }

    private static boolean isOfWords(int character) {
        return (character >= 'a' && character <= 'z') || character == '-' || character == '_' || character == '.';
    }
}
