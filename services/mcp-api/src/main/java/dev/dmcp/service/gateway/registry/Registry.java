package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import dev.dmcp.service.storage.Migrations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The servers that the configuration names, those of the operator's file, and those that callers registered, which are kept in the database together with
 * which ones are disabled. Of several with one name the first in this order counts. Thread-safe.
 */
public final class Registry {
    private static final int MOST_SERVERS = 200;

    private final ServerTable table;
    private final Map<String, RegisteredServer> configured;
    private volatile Map<String, RegisteredServer> inFile = Map.of();

    /** Over a database that is up to date. */
    public Registry(Database database, List<RegisteredServer> configured, InstantSource clock) {
        this.table = new ServerTable(database, clock);
        this.configured = byName(configured);
    }

    /** The steps that make the table. */
    public static Migrations migrations(Dialect dialect) {
        return Migrations.load(Registry.class, dialect, "gateway", "servers", "definitions", "logins");
    }

    /** From now on the operator's file names these. */
    public void replaceFile(List<RegisteredServer> servers) {
        inFile = byName(servers);
    }

    private static Map<String, RegisteredServer> byName(List<RegisteredServer> servers) {
        var map = new TreeMap<String, RegisteredServer>();
        servers.forEach(server -> map.put(server.name(), server));
        return Map.copyOf(map);
    }

    /** All of them by name. */
    public List<RegisteredServer> all() {
        var servers = new TreeMap<String, RegisteredServer>();
        Map<String, RegisteredServer> file = inFile;
        for (ServerTable.Row row : table.rows()) {
            RegisteredServer own = configured.get(row.name());
            if (own != null) {
                servers.put(row.name(), own.withEnabled(row.enabled()));
            } else if (!file.containsKey(row.name()) && ServerName.fits(row.name())) {
                servers.put(row.name(), row.server());
            }
        }
        file.forEach((name, server) -> {
            if (!configured.containsKey(name)) {
                servers.put(name, server);
            }
        });
        configured.forEach(servers::putIfAbsent);
        return new ArrayList<>(servers.values());
    }

    /** The server of that name. */
    public Optional<RegisteredServer> find(String name) {
        return all().stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /**
     * Adds a server.
     *
     * @throws InvalidServerException when the name is taken or there are too many
     */
    public void register(RegisteredServer server) {
        List<RegisteredServer> known = all();
        if (known.stream().anyMatch(other -> other.name().equals(server.name()))) {
            throw new InvalidServerException("there is a server of that name; change it, or remove it first");
        }
        if (known.size() >= MOST_SERVERS) {
            throw new InvalidServerException("there are " + MOST_SERVERS + " servers, as many as one gateway has");
        }
        table.keep(server);
    }

    /** Takes another definition for a server that callers registered. */
    public void replace(RegisteredServer server) {
        table.keep(server);
    }

    /** Enables or disables a server; a disabled one is listed and never called. */
    public void enable(RegisteredServer server, boolean enabled) {
        table.enable(server.withEnabled(enabled));
    }

    /**
     * Removes a server that callers registered.
     *
     * @return whether there was one
     */
    public boolean remove(String name) {
        return table.remove(name);
    }
}
