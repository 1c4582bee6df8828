package dev.dmcp.service.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who keeps prepared statements. */
interface StatementCache {
    PreparedStatement prepare(Connection connection, String sql) throws SQLException;

    void done(PreparedStatement statement) throws SQLException;

    /** The driver keeps them by their text, as PostgreSQL's does: ours are closed at once. */
    StatementCache DRIVERS = new StatementCache() {
        @Override
        public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
            return connection.prepareStatement(sql);
        }

        @Override
        public void done(PreparedStatement statement) throws SQLException {
            statement.close();
        }
    };

    /** Keeps them for one connection, since SQLite's driver does not, and preparing costs more there than running. */
    final class Own implements StatementCache {
        private static final int MOST = 64;

        private final Map<String, PreparedStatement> bySql = new LinkedHashMap<>(16, 0.75f, true);

        @Override
        public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
            PreparedStatement known = bySql.get(sql);
            if (known != null) {
                return known;
            }
            PreparedStatement fresh = connection.prepareStatement(sql);
            bySql.put(sql, fresh);
            if (bySql.size() > MOST) {
                closeEldest();
            }
            return fresh;
        }

        private void closeEldest() throws SQLException {
            var entries = bySql.entrySet().iterator();
            PreparedStatement eldest = entries.next().getValue();
            entries.remove();
            eldest.close();
        }

        @Override
        public void done(PreparedStatement statement) throws SQLException {
            statement.clearParameters();
        }
    }
}
