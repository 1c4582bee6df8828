package dev.dmcp.service.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL server through a pool of four connections, of which one is kept open. */
final class PostgresDatabase implements Database {
    private static final int MOST_CONNECTIONS = 4;
    private static final long WAIT_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;

    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    static PostgresDatabase open(DatabaseAddress.Postgres address) {
        var config = new HikariConfig();
        // By name, so that DriverManager does not look for every driver there is.
        config.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
        config.addDataSourceProperty("url", address.jdbcUrl());
        address.user().ifPresent(user -> config.addDataSourceProperty("user", user));
        address.password().ifPresent(password -> config.addDataSourceProperty("password", password.reveal()));
        config.addDataSourceProperty("applicationName", "dmcp");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(
                -1); // Whether the server is there is found out, with patience, by the first statement.
        return new PostgresDatabase(new HikariDataSource(config));
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRES;
    }

    @Override
    public <T> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.run(session(connection));
        } catch (SQLException e) {
            throw new StorageException("cannot read", e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.run(session(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new StorageException("cannot write", e);
        }
    }

    private static Session session(Connection connection) {
        return new Session(connection, StatementCache.DRIVERS);
    }

    @Override
    public void close() {
        pool.close();
    }
}
