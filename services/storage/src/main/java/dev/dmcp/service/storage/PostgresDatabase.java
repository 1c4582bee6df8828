package dev.dmcp.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

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
        // Set one by one: a configuration that is handed over is copied by reflection, field by field, at each start.
        var pool = new HikariDataSource();
        pool.setDataSource(source(address));
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT_MILLIS);
        // Whether the server is there is found out, with patience, by the first statement.
        pool.setInitializationFailTimeout(-1);
        return new PostgresDatabase(pool);
    }

    /** Made by hand: by name, the pool would look for each setter by reflection, which costs a start more than it connects for. */
    private static PGSimpleDataSource source(DatabaseAddress.Postgres address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(password -> source.setPassword(password.reveal()));
        source.setApplicationName("dmcp");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
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
