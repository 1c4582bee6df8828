package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rows of registered and disabled servers. Each call through the gateway asks for them, and the database may be another machine's: what it said is kept for a
 * second, in which only another gateway's changes are missed. Thread-safe.
 */
final class ServerTable {
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;

    ServerTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One row; its definition is read when it is asked for, since a configured server has another one. */
    record Row(String name, String definition, boolean enabled) {
        /** One that cannot be read is a server all the same, so that it can be seen, mended and removed, and harms no other. */
        RegisteredServer server() {
            return read().withEnabled(enabled);
        }

        private RegisteredServer read() {
            try {
                JsonObject json = Json.parse(definition).asObject().orElse(JsonObject.empty());
                return ServerFormat.read(name, json, Origin.REGISTERED);
            } catch (MalformedJsonException | InvalidServerException e) {
                var unreadable = new Transport.Unreadable("its definition cannot be read: " + e.getMessage());
                return RegisteredServer.of(name, unreadable, Origin.REGISTERED);
            }
        }
    }

    private record Known(List<Row> rows, long atNanos) {
        boolean isFresh() {
            return System.nanoTime() - atNanos < KEPT_NANOS;
        }
    }

    /** By name. */
    List<Row> rows() {
        Known before = known;
        if (before != null && before.isFresh()) {
            return before.rows();
        }
        lock.lock();
        try {
            Known meanwhile = known;
            return meanwhile != null && meanwhile.isFresh() ? meanwhile.rows() : look();
        } finally {
            lock.unlock();
        }
    }

    private List<Row> look() {
        List<Row> rows = database.read(ServerTable::select);
        known = new Known(rows, System.nanoTime());
        return rows;
    }

    private static List<Row> select(Session session) throws SQLException {
        return session.list(
                "SELECT name, definition, enabled FROM servers ORDER BY name",
                row -> new Row(row.getString(1), row.getString(2), row.getInt(3) != 0));
    }

    void keep(RegisteredServer server) {
        change(session -> insert(session, server, "definition = excluded.definition, enabled = excluded.enabled"));
    }

    private int insert(Session session, RegisteredServer server, String otherwise) throws SQLException {
        return session.update(
                "INSERT INTO servers (name, definition, enabled, created_micros) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET " + otherwise,
                server.name(),
                ServerFormat.write(server).toString(),
                server.enabled() ? 1 : 0,
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    /** Switches a server on or off; of one that is known already, what else is kept stays as it is. */
    void enable(RegisteredServer server) {
        change(session -> insert(session, server, "enabled = excluded.enabled"));
    }

    /** Whether there was one. */
    boolean remove(String name) {
        return change(session -> session.update("DELETE FROM servers WHERE name = ?", name)) > 0;
    }

    /** Nobody looks while something changes, so that nobody keeps what was before. */
    private int change(Database.Work<Integer> work) {
        lock.lock();
        try {
            return database.write(work);
        } finally {
            known = null;
            lock.unlock();
        }
    }
}
