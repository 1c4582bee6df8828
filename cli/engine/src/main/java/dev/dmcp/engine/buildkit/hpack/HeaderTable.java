package dev.dmcp.engine.buildkit.hpack;

import java.util.ArrayDeque;
import java.util.List;

/** The static table (RFC 7541, appendix A) followed by the dynamic one, in one range of indexes from 1. */
final class HeaderTable {
    /** What a peer may ask for; we announce no other size, so it is also the default (RFC 9113, section 6.5.2). */
    static final int MAXIMUM_SIZE = 4096;

    private static final List<HeaderField> STATIC = staticTable("""
            :authority
            :method GET
            :method POST
            :path /
            :path /index.html
            :scheme http
            :scheme https
            :status 200
            :status 204
            :status 206
            :status 304
            :status 400
            :status 404
            :status 500
            accept-charset
            accept-encoding gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """);

    private final ArrayDeque<HeaderField> entries = new ArrayDeque<>();
    private int size;
    private int limit = MAXIMUM_SIZE;

    private static List<HeaderField> staticTable(String lines) {
        return lines.lines()
                .map(line -> {
                    int space = line.indexOf(' ');
                    return space < 0
                            ? new HeaderField(line, "")
                            : new HeaderField(line.substring(0, space), line.substring(space + 1));
                })
                .toList();
    }

    HeaderField get(int index) throws HpackException {
        if (index < 1 || index > STATIC.size() + entries.size()) {
            throw new HpackException("header index " + index + " of " + (STATIC.size() + entries.size()));
        }
        if (index <= STATIC.size()) {
            return STATIC.get(index - 1);
        }
        int older = index - STATIC.size() - 1;
        for (HeaderField entry : entries) {
            if (older-- == 0) {
                return entry;
            }
        }
        throw new AssertionError("the index was checked above");
    }

    /** The newest entry comes first; one that is larger than the table empties it (section 4.4). */
    void add(HeaderField field) {
        shrinkTo(limit - field.size());
        if (field.size() <= limit) {
            entries.addFirst(field);
            size += field.size();
        }
    }

    void resize(int newLimit) throws HpackException {
        if (newLimit > MAXIMUM_SIZE) {
            throw new HpackException("a header table of " + newLimit + " bytes where " + MAXIMUM_SIZE + " are allowed");
        }
        limit = newLimit;
        shrinkTo(limit);
    }

    private void shrinkTo(int allowed) {
        while (size > allowed && !entries.isEmpty()) {
            size -= entries.removeLast().size();
        }
    }
}
