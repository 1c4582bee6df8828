package dev.dmcp.service.storage;

import dev.dmcp.service.kit.config.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the data is. */
public sealed interface DatabaseAddress {

    /** A file, made with its folder when it is not there. */
    record Sqlite(Path file) implements DatabaseAddress {}

    /**
     * A server.
     *
     * @param parameters of the driver, as in {@code sslmode=require}, joined by {@code &}; may be empty
     */
    record Postgres(
            String host, int port, String database, Optional<String> user, Optional<Secret> password, String parameters)
            implements DatabaseAddress {
        /** What the driver wants, without user and password. */
        String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database
                    + (parameters.isEmpty() ? "" : "?" + parameters);
        }
    }

    /**
     * Reads {@code DATABASE_URL}: {@code postgresql://user:password@host:5432/name?sslmode=require}, the same with {@code postgres:} or
     * {@code jdbc:postgresql:}, or {@code sqlite:path}.
     *
     * @throws IllegalArgumentException when it is none of these; the message does not repeat it, since it may hold a password
     */
    static DatabaseAddress parse(String url) {
        String address = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (address.startsWith("sqlite:")) {
            String path = address.substring("sqlite:".length());
            return new Sqlite(Path.of(path.startsWith("//") ? path.substring(2) : path));
        }
        for (String scheme : new String[] {"postgresql://", "postgres://"}) {
            if (address.startsWith(scheme)) {
                return PostgresUrl.parse(address.substring(scheme.length()));
            }
        }
        throw new IllegalArgumentException("it begins with neither `postgresql://` nor `sqlite:`");
    }
}
