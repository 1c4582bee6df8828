package dev.dmcp.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** One connection to a file, made when it is first needed: a start needs only the writer. Belongs to whoever took it from its queue. */
final class SqliteConnection {
    private final SQLiteConfig config;
    private final String url;
    private @Nullable Connection connection;
    private @Nullable Session session;

    SqliteConnection(SQLiteConfig config, String url) {
        this.config = config;
        this.url = url;
    }

    Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            Connection fresh = config.createConnection(url);
            open = new Session(fresh, new StatementCache.Own());
            connection = fresh;
            session = open;
        }
        return open;
    }

    <T> T transaction(Database.Work<T> work) throws SQLException {
        Session open = session();
        open.connection().setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.run(open);
            open.connection().commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                open.connection().rollback();
            }
            open.connection().setAutoCommit(true);
        }
    }

    void close() {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try (open;
                Statement optimize = open.createStatement()) {
            optimize.execute("PRAGMA optimize"); // Cheap when little changed; SQLite recommends it before closing.
        } catch (SQLException e) {
            // The file is complete without it, and nobody is left to tell.
        }
    }
}
