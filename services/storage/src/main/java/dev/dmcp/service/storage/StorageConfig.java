package dev.dmcp.service.storage;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a service's data is and how long to wait for it.
 *
 * @param patience how long a database server may take to answer when the service starts
 */
public record StorageConfig(DatabaseAddress address, Duration patience) {

    /**
     * From {@code DATABASE_URL}, or a file in the data folder when it is not set; {@code DATABASE_PASSWORD} or {@code DATABASE_PASSWORD_FILE} go before the
     * password in the address. What is wrong is left with the environment.
     *
     * @param fileName of the SQLite file, such as {@code memory.db}
     */
    public static StorageConfig read(Environment environment, Path dataDirectory, String fileName) {
        DatabaseAddress file = new DatabaseAddress.Sqlite(dataDirectory.resolve(fileName));
        Optional<Secret> password = environment.secret("DATABASE_PASSWORD");
        DatabaseAddress address = environment
                .secret("DATABASE_URL")
                .map(url -> parse(environment, url, file))
                .orElse(file);
        if (address instanceof DatabaseAddress.Postgres server && password.isPresent()) {
            address = new DatabaseAddress.Postgres(
                    server.host(), server.port(), server.database(), server.user(), password, server.parameters());
        }
        int seconds = environment.integer("DATABASE_WAIT_SECONDS", 20, 0, 600);
        return new StorageConfig(address, Duration.ofSeconds(seconds));
    }

    private static DatabaseAddress parse(Environment environment, Secret url, DatabaseAddress otherwise) {
        try {
            return DatabaseAddress.parse(url.reveal());
        } catch (IllegalArgumentException e) {
            environment.problem("DATABASE_URL is no address of a database: " + e.getMessage());
            return otherwise;
        }
    }
}
