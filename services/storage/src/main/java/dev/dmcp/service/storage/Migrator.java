package dev.dmcp.service.storage;

import dev.dmcp.service.storage.Migrations.Migration;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings a database up to date: all missing steps in one transaction, one process at a time. */
final class Migrator {
    /** Any number that no other program on the server is likely to lock. */
    private static final long LOCK = 0x646d_6370_0001L;

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS dmcp_migrations (
              component  text    NOT NULL,
              number     integer NOT NULL,
              name       text    NOT NULL,
              checksum   text    NOT NULL,
              applied_at text    NOT NULL DEFAULT CURRENT_TIMESTAMP,
              PRIMARY KEY (component, number)
            )""";

    private final Migrations migrations;

    Migrator(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * Does what is missing.
     *
     * @return how many steps were done
     * @throws MigrationException when the database has other steps than this program knows
     */
    int migrate(Database database) {
        return database.write(session -> {
            if (database.dialect() == Dialect.POSTGRES) {
                session.list("SELECT pg_advisory_xact_lock(?)", row -> true, LOCK);
            }
            session.script(TABLE);
            return applyMissing(session, applied(session));
        });
    }

    private Map<Integer, String> applied(Session session) throws SQLException {
        var checksums = new LinkedHashMap<Integer, String>();
        session.each(
                "SELECT number, checksum FROM dmcp_migrations WHERE component = ? ORDER BY number",
                row -> checksums.put(row.getInt(1), row.getString(2)),
                migrations.component());
        return checksums;
    }

    private int applyMissing(Session session, Map<Integer, String> applied) throws SQLException {
        refuseNewer(applied);
        int done = 0;
        for (Migration step : migrations.steps()) {
            String known = applied.get(step.number());
            if (known == null) {
                apply(session, step);
                done++;
            } else if (!known.equals(step.checksum())) {
                throw new MigrationException(
                        "migration " + step.number() + " (" + step.name() + ") of " + migrations.component()
                                + " was applied to this database with another content; restore the file as it was released");
            }
        }
        return done;
    }

    private void refuseNewer(Map<Integer, String> applied) {
        int newest = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > migrations.steps().size()) {
            throw new MigrationException(
                    "the database of " + migrations.component() + " was made by a newer dmcp (migration " + newest
                            + ", this one knows " + migrations.steps().size() + "); run that one, or restore a backup");
        }
    }

    private void apply(Session session, Migration step) throws SQLException {
        session.script(step.sql());
        session.update(
                "INSERT INTO dmcp_migrations (component, number, name, checksum) VALUES (?, ?, ?, ?)",
                migrations.component(),
                step.number(),
                step.name(),
                step.checksum());
    }
}
