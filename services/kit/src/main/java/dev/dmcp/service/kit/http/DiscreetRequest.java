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
    /** Beyond these it costs too much to look for them. */
    private static final int MOST_VALUES = 50;

    private static final int LONGEST_TEXT = 16_000;

    private final Request request;

    public DiscreetRequest(Request request) {
        this.request = request;
    }

    /** The path, without segments that may be secrets. */
    public String path() {
        var path = new ArrayList<String>();
        for (String segment : request.path().split("/", -1)) {
            path.add(isOpaque(segment) ? MARK : segment);
        }
        return String.join("/", path);
    }

    /** A text without what of the request is nobody's business, for what was said when the request failed. Nothing is left of one that is very long. */
    public String without(String text) {
        String[] values = request.rawQuery().split("&", MOST_VALUES + 1);
        String[] segments = request.path().split("/", MOST_VALUES + 1);
        if (text.length() > LONGEST_TEXT || values.length > MOST_VALUES || segments.length > MOST_VALUES) {
            return MARK;
        }
        String left = text;
        for (String secret : secrets(segments, values)) {
            left = left.replace(secret, MARK);
        }
        return left;
    }

    /** The longest first: it may hold others. */
    private List<String> secrets(String[] segments, String[] values) {
        var secrets = new ArrayList<String>();
        for (String segment : segments) {
            if (isOpaque(segment)) {
                add(secrets, segment, segment.replace("+", "%2B")); // It is a space in queries only.
            }
        }
        add(secrets, request.rawQuery(), request.rawQuery());
        for (String pair : values) {
            String value = pair.substring(pair.indexOf('=') + 1);
            add(secrets, value, value);
        }
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    /** As it was sent, and as a handler sees it. */
    private static void add(List<String> secrets, String sent, String encoded) {
        if (sent.length() >= SHORTEST_SECRET) {
            secrets.add(sent);
            secrets.add(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        }
    }

    /** Long, and not words of small letters. */
    private static boolean isOpaque(String segment) {
        return segment.length() > LONGEST_NAME && !segment.chars().allMatch(DiscreetRequest::isOfWords);
    }

    private static boolean isOfWords(int character) {
        return (character >= 'a' && character <= 'z') || character == '-' || character == '_' || character == '.';
    }
}
