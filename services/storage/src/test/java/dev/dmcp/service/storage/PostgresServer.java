package dev.dmcp.service.storage;

import dev.dmcp.service.kit.config.Secret;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A real PostgreSQL 15 on the Docker engine, one for all tests of a process; each test takes a database of its own. */
public final class PostgresServer {
    private static final String NAME = "library/postgres:15-bookworm";

    private PostgresServer() {}

    private static final class Started {
        static final PostgreSQLContainer SERVER = start();

        private static PostgreSQLContainer start() {
            String mirror =
                    Optional.ofNullable(System.getenv("DMCP_IMAGE_MIRROR")).orElse("localhost:5000/mirror");
            var image = DockerImageName.parse(mirror.isEmpty() ? NAME : mirror + "/" + NAME)
                    .asCompatibleSubstituteFor("postgres");
            var server = new PostgreSQLContainer(image);
            server.start();
            return server;
        }
    }

    /** The address of a new, empty database. */
    public static DatabaseAddress.Postgres newDatabase() {
        PostgreSQLContainer server = Started.SERVER;
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Database existing = PostgresDatabase.open(address(server, server.getDatabaseName()))) {
            existing.read(session -> session.update("CREATE DATABASE " + name));
        }
        return address(server, name);
    }

    /** The same as {@code DATABASE_URL}. */
    public static String url(DatabaseAddress.Postgres address) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        address.user().orElseThrow(),
                        address.password().map(Secret::reveal).orElseThrow(),
                        address.host(),
                        address.port(),
                        address.database());
    }

    private static DatabaseAddress.Postgres address(PostgreSQLContainer server, String database) {
        return new DatabaseAddress.Postgres(
                server.getHost(),
                server.getMappedPort(5432),
                database,
                Optional.of(server.getUsername()),
                Optional.of(Secret.of(server.getPassword())),
                "");
    }
}
