package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.service.kit.http.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What comes before an answer's body (RFC 9112, 4 to 6).
 *
 * @param persistent whether the server is willing to take another request on the same connection
 */
record ReplyHead(int status, Headers headers, boolean persistent) {
    private static final int LONGEST = 256 << 10;
    private static final int MOST_INTERIM = 100;

    /** The head of the final answer; interim ones (1xx) are passed over. */
    static ReplyHead read(WireInput in) throws IOException {
        ReplyHead head = readOne(in);
        for (int interim = 0; head.status < 200; interim++) {
            if (head.status == 101 || interim == MOST_INTERIM) {
                throw new IOException("the server answered with status " + head.status);
            }
            head = readOne(in);
        }
        return head;
    }

    private static ReplyHead readOne(WireInput in) throws IOException {
        String first = in.line(LONGEST);
        int status = status(first);
        Headers headers = headers(in);
        boolean close = headers.all("connection").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
        return new ReplyHead(status, headers, first.startsWith("HTTP/1.1") && !close);
    }

    private static int status(String line) throws IOException {
        try {
            if (line.startsWith("HTTP/1.")) {
                return Integer.parseUnsignedInt(line, 9, 12, 10);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            throw new IOException("what the server sent is no HTTP", unreadable);
        }
        throw new IOException("what the server sent is no HTTP");
    }

    private static Headers headers(WireInput in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int left = LONGEST;
        while (true) {
            String line = in.line(left);
            left -= line.length() + 1;
            if (line.isEmpty()) {
                return new Headers(headers);
            }
            add(line, headers);
        }
    }

    private static void add(String line, Map<String, List<String>> headers) throws IOException {
        int colon = line.indexOf(':');
        if (colon < 0
                || !HttpQuery.isToken(line.substring(0, colon))
                || !HttpQuery.isValue(line.substring(colon + 1))) {
            throw new IOException("what the server sent is no HTTP");
        }
        headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                .add(line.substring(colon + 1).strip());
    }

    boolean hasNoBody() {
        return status == 204 || status == 304;
    }

    /** Counts more than a length does: who sends both may want to be read in two ways. */
    boolean isChunked() throws IOException {
        List<String> codings = headers.all("transfer-encoding");
        if (codings.isEmpty()) {
            return false;
        }
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new IOException("the server sent a body in a coding that nobody asked for");
        }
        return true;
    }

    /** How long the body is; empty when it ends with the connection. */
    OptionalLong length() throws IOException {
        List<String> lengths = headers.all("content-length");
        if (lengths.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long length = Long.parseLong(lengths.getFirst());
            if (length >= 0 && new HashSet<>(lengths).size() == 1) {
                return OptionalLong.of(length);
            }
        } catch (NumberFormatException unreadable) {
            throw new IOException("the server sent a length that is none", unreadable);
        }
        throw new IOException("the server sent a length that is none");
    }
}
