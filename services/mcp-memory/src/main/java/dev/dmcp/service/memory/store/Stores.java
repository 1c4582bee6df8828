package dev.dmcp.service.memory.store;

import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import dev.dmcp.service.storage.Migrations;
import java.time.InstantSource;

/** Makes the store that a database needs. */
public final class Stores {
    private Stores() {}

    /** The steps that make the tables. */
    public static Migrations migrations(Dialect dialect) {
        return Migrations.load(Stores.class, dialect, "memory", "memories");
    }

    /** A store over a database that is up to date. */
    public static MemoryStore over(Database database, MemoryLimits limits, InstantSource clock) {
        return switch (database.dialect()) {
            case SQLITE -> new SqliteMemoryStore(database, limits, clock);
            case POSTGRES -> new PostgresMemoryStore(database, limits, clock);
        };
    }
}
