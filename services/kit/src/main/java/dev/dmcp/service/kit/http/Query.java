package dev.dmcp.service.kit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded} query strings (WHATWG URL, 5.1). */
final class Query {
    private Query() {}

    static Optional<String> first(@Nullable String rawQuery, String name) {
        if (rawQuery == null) {
            return Optional.empty();
        }
        int from = 0;
        while (from <= rawQuery.length()) {
            int end = rawQuery.indexOf('&', from);
            String pair = rawQuery.substring(from, end < 0 ? rawQuery.length() : end);
            int equals = pair.indexOf('=');
            if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
            from = end < 0 ? rawQuery.length() + 1 : end + 1;
        }
        return Optional.empty();
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpFailure.badRequest("the address has a broken percent-encoding");
        }
    }
}
