package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import dev.dmcp.service.storage.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Logins in the database, sealed. Thread-safe. */
public final class LoginTable {
    private final Database database;
    private final Seal seal;
    private final InstantSource clock;

    /** Over a database that is up to date. */
    public LoginTable(Database database, Seal seal, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** Whose login to which server there is. */
    record Owner(String server, String person) {
        private String place() {
            return server + " " + person;
        }
    }

    List<Owner> owners() {
        return database.read(session -> session.list(
                "SELECT server, person FROM logins ORDER BY server, person",
                row -> new Owner(row.getString(1), row.getString(2))));
    }

    List<Owner> owners(String server) {
        return database.read(session -> session.list(
                "SELECT server, person FROM logins WHERE server = ? ORDER BY person",
                row -> new Owner(row.getString(1), row.getString(2)),
                server));
    }

    /** The login; empty too when the stack's key is another one than when it was kept. */
    Optional<Login> find(Owner owner) {
        return database.read(session -> session.first(
                        "SELECT sealed FROM logins WHERE server = ? AND person = ?",
                        row -> row.getString(1),
                        owner.server(),
                        owner.person()))
                .flatMap(text -> seal.open(owner.place(), text))
                .flatMap(LoginTable::parse);
    }

    private static Optional<Login> parse(String json) {
        try {
            return Json.parse(json).asObject().flatMap(Login::of);
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void keep(Owner owner, Login login) {
        JsonValue json = login.toJson();
        database.write(session -> session.update(
                "INSERT INTO logins (server, person, sealed, changed_micros) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (server, person) DO UPDATE SET sealed = excluded.sealed,"
                        + " changed_micros = excluded.changed_micros",
                owner.server(),
                owner.person(),
                seal.seal(owner.place(), json.toString()),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
    }

    /** Whether there was one. */
    boolean remove(Owner owner) {
        return database.write(session -> session.update(
                        "DELETE FROM logins WHERE server = ? AND person = ?", owner.server(), owner.person()))
                > 0;
    }

    void removeAll(String server) {
        database.write(session -> session.update("DELETE FROM logins WHERE server = ?", server));
    }
}
