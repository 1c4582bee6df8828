package dev.dmcp.service.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Parameters are always bound, never pasted. Belongs to one thread. */
public final class Session {
    private final Connection connection;
    private final StatementCache statements;

    Session(Connection connection, StatementCache statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** Makes a value of the row that a result set stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row. */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        try (ResultSet rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } finally {
            statements.done(statement);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } finally {
            statements.done(statement);
        }
    }

    /** A single whole number, such as a count; 0 when there is no row. */
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        return first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** Hands over row by row without keeping them: for results larger than the heap. */
    public void each(String sql, RowConsumer consumer, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        try {
            statement.setFetchSize(500);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        } finally {
            statements.done(statement);
        }
    }

    /** Takes the row that a result set stands on. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    /**
     * Changes rows.
     *
     * @return how many
     */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        try {
            return statement.executeUpdate();
        } finally {
            statements.done(statement);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Runs several statements of our own making, without parameters. */
    void script(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.prepare(connection, sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
