package dev.dmcp.service.server.registry;

import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import dev.dmcp.service.storage.Migrations;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The table of registered servers; each user sees only their own. */
public final class ServerRegistry {
    private final Database database;
    private final InstantSource clock;

    public ServerRegistry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The steps that make the table. */
    public static Migrations migrations(Dialect dialect) {
        return Migrations.load(ServerRegistry.class, dialect, "server", "registered-servers");
    }

    /** In the order of their names. */
    public List<RegisteredServer> list(String owner) {
        return database.read(session -> session.list(
                "SELECT name, address, enabled, created_millis FROM registered_servers WHERE owner = ? ORDER BY name",
                ServerRegistry::row,
                owner));
    }

    /** Adds a server, or changes the one of that name. */
    public RegisteredServer save(String owner, String name, URI address, boolean enabled) {
        var server = new RegisteredServer(name, address, enabled, Instant.ofEpochMilli(clock.millis()));
        database.write(session -> session.update(
                "INSERT INTO registered_servers (owner, name, address, enabled, created_millis) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (owner, name) DO UPDATE SET address = excluded.address, enabled = excluded.enabled",
                owner,
                name,
                address.toString(),
                enabled ? 1 : 0,
                server.createdAt().toEpochMilli()));
        return server;
    }

    /** Whether there was one to remove. */
    public boolean remove(String owner, String name) {
        return database.write(session ->
                session.update("DELETE FROM registered_servers WHERE owner = ? AND name = ?", owner, name) > 0);
    }

    private static RegisteredServer row(ResultSet row) throws SQLException {
        return new RegisteredServer(
                row.getString(1),
                URI.create(row.getString(2)),
                row.getInt(3) == 1,
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
