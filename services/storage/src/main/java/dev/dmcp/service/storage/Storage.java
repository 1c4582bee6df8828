package dev.dmcp.service.storage;

import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Opens databases. */
public final class Storage {
    private static final long PAUSE_MILLIS = 250;

    private Storage() {}

    /**
     * Opens a database and brings it up to date.
     *
     * @param migrations for the dialect that it speaks
     * @throws StartFailure when it cannot be had in time, or is not one that this program can use
     */
    public static Database open(StorageConfig config, Function<Dialect, Migrations> migrations)
            throws StartFailure, InterruptedException {
        Database database = connect(config.address());
        try {
            migrate(database, new Migrator(migrations.apply(database.dialect())), config.patience());
            return database;
        } catch (MigrationException e) {
            database.close();
            throw new StartFailure(String.valueOf(e.getMessage()), false, e);
        } catch (StorageException e) {
            database.close();
            throw new StartFailure(
                    "cannot use the database " + place(config.address()) + ": " + e.getMessage(), e.isUnavailable(), e);
        }
    }

    private static Database connect(DatabaseAddress address) throws StartFailure {
        try {
            // No pattern switch: the first one of a process costs its start 50 milliseconds of a processor.
            return address instanceof DatabaseAddress.Sqlite(var file)
                    ? SqliteDatabase.open(file)
                    : PostgresDatabase.open((DatabaseAddress.Postgres) address);
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot make the folder of the database " + place(address) + ": " + e.getMessage(), false, e);
        }
    }

    private static void migrate(Database database, Migrator migrator, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                migrator.migrate(database);
                return;
            } catch (StorageException e) {
                if (!e.isUnavailable() || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static String place(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Sqlite(var file) -> "`" + file + "`";
            case DatabaseAddress.Postgres server ->
                "`" + server.database() + "` at `" + server.host() + ":" + server.port() + "`";
        };
    }
}
