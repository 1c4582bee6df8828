package dev.dmcp.service.storage;

import dev.dmcp.service.kit.config.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code user:password@host:port/name?parameters}. By the book, a password is percent-encoded; but {@code .env} files put it in as it is, so the last
 * {@code @} ends it, whatever characters it has.
 */
final class PostgresUrl {
    private static final int DEFAULT_PORT = 5432;

    private PostgresUrl() {}

    static DatabaseAddress.Postgres parse(String text) {
        int at = text.lastIndexOf('@');
        String credentials = at < 0 ? "" : text.substring(0, at);
        String place = text.substring(at + 1);

        int question = place.indexOf('?');
        String query = question < 0 ? "" : place.substring(question + 1);
        String hostAndName = question < 0 ? place : place.substring(0, question);
        int slash = hostAndName.indexOf('/');
        String name = slash < 0 ? "" : hostAndName.substring(slash + 1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("it names no database after the host");
        }
        String hostAndPort = hostAndName.substring(0, slash);
        return withQuery(hostAndPort, name, credentials, query);
    }

    private static DatabaseAddress.Postgres withQuery(
            String hostAndPort, String name, String credentials, String query) {
        int colon = credentials.indexOf(':');
        Optional<String> user = text(colon < 0 ? credentials : credentials.substring(0, colon));
        Optional<String> password = text(colon < 0 ? "" : credentials.substring(colon + 1));
        List<String> rest = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("user=")) {
                user = text(pair.substring("user=".length()));
            } else if (pair.startsWith("password=")) {
                password = text(pair.substring("password=".length()));
            } else if (!pair.isEmpty() && !pair.startsWith("schema=")) { // Prisma's, which the driver does not know
                rest.add(pair);
            }
        }
        String parameters = String.join("&", rest);
        return new DatabaseAddress.Postgres(
                host(hostAndPort), port(hostAndPort), name, user, password.map(Secret::of), parameters);
    }

    private static String host(String hostAndPort) {
        int colon = portColon(hostAndPort);
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        return host.isEmpty() ? "localhost" : host;
    }

    private static int port(String hostAndPort) {
        int colon = portColon(hostAndPort);
        if (colon < 0) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(hostAndPort.substring(colon + 1));
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw new IllegalArgumentException("its port is no number from 1 to 65535");
    }

    private static int portColon(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return colon > hostAndPort.lastIndexOf(']') ? colon : -1;
    }

    private static Optional<String> text(String encoded) {
        return encoded.isEmpty() ? Optional.empty() : Optional.of(decoded(encoded));
    }

    /** A password that was put in as it is may have a percent sign that encodes nothing. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
