package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import dev.dmcp.service.storage.Migrations;
import dev.dmcp.service.storage.Session;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers that the configuration names, and those that callers registered, which are kept in the database together with which ones are disabled.
 * Thread-safe.
 */
public final class Registry {
    private static final int MOST_SERVERS = 200;

    private final Database database;
    private final Map<String, URI> configured;
    private final InstantSource clock;

    /** Over a database that is up to date. */
    public Registry(Database database, Map<String, URI> configured, InstantSource clock) {
        this.database = database;
        this.configured = Map.copyOf(configured);
        this.clock = clock;
    }

    /** The steps that make the table. */
    public static Migrations migrations(Dialect dialect) {
        return Migrations.load(Registry.class, dialect, "gateway", "servers");
    }

    private record Row(String name, String url, boolean enabled) {}

    /** All of them by name. */
    public List<RegisteredServer> all() {
        var servers = new LinkedHashMap<String, RegisteredServer>();
        configured.forEach((name, url) -> servers.put(name, new RegisteredServer(name, url, true, Origin.CONFIGURED)));
        for (Row row : database.read(Registry::rows)) {
            URI fromConfiguration = configured.get(row.name());
            servers.put(
                    row.name(),
                    fromConfiguration == null
                            ? new RegisteredServer(row.name(), URI.create(row.url()), row.enabled(), Origin.REGISTERED)
                            : new RegisteredServer(row.name(), fromConfiguration, row.enabled(), Origin.CONFIGURED));
        }
        var sorted = new ArrayList<>(servers.values());
        sorted.sort((a, b) -> a.name().compareTo(b.name()));
        return sorted;
    }

    private static List<Row> rows(Session session) throws SQLException {
        return session.list(
                "SELECT name, url, enabled FROM servers ORDER BY name",
                row -> new Row(row.getString(1), row.getString(2), row.getInt(3) != 0));
    }

    /** The server of that name. */
    public Optional<RegisteredServer> find(String name) {
        return all().stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /**
     * Adds a server, enabled.
     *
     * @throws InvalidServerException when the name is taken or there are too many
     */
    public RegisteredServer register(String name, URI url) {
        var server = new RegisteredServer(name, url, true, Origin.REGISTERED);
        if (configured.containsKey(name) || find(name).isPresent()) {
            throw new InvalidServerException("there is a server of that name; remove it first");
        }
        if (all().size() >= MOST_SERVERS) {
            throw new InvalidServerException("there are " + MOST_SERVERS + " servers, as many as one gateway has");
        }
        keep(server);
        return server;
    }

    /** Enables or disables a server; a disabled one is listed and never called. */
    public Optional<RegisteredServer> enable(String name, boolean enabled) {
        Optional<RegisteredServer> changed = find(name).map(server -> server.withEnabled(enabled));
        changed.ifPresent(this::keep);
        return changed;
    }

    /**
     * Removes a server.
     *
     * @return whether there was one
     * @throws InvalidServerException when the configuration names it
     */
    public boolean remove(String name) {
        if (configured.containsKey(name)) {
            throw new InvalidServerException("the configuration names this server; disable it instead");
        }
        return database.write(session -> session.update("DELETE FROM servers WHERE name = ?", name)) > 0;
    }

    private void keep(RegisteredServer server) {
        database.write(session -> session.update(
                "INSERT INTO servers (name, url, enabled, created_micros) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET url = excluded.url, enabled = excluded.enabled",
                server.name(),
                server.url().toString(),
                server.enabled() ? 1 : 0,
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
    }
}
