package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.service.kit.json.Json;
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

    /** A login, and what it looks like in the table, which tells it from whatever has taken its place. */
    record Kept(Login login, String sealed) {
        String authorization() {
            return login.authorization();
        }
    }

    /**
     * What was removed.
     *
     * @param login empty when the stack's key is another one than when it was kept
     */
    record Removed(Optional<Login> login) {}

    /** The login; empty too when the stack's key is another one than when it was kept. */
    Optional<Kept> find(Owner owner) {
        return database.read(session -> session.first(
                        "SELECT sealed FROM logins WHERE server = ? AND person = ?",
                        row -> row.getString(1),
                        owner.server(),
                        owner.person()))
                .flatMap(text -> open(owner, text).map(login -> new Kept(login, text)));
    }

    private Optional<Login> open(Owner owner, String sealed) {
        return seal.open(owner.place(), sealed).flatMap(LoginTable::parse);
    }

    private static Optional<Login> parse(String json) {
        try {
            return Json.parse(json).asObject().flatMap(Login::of);
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps a login, whatever was there before. */
    Kept keep(Owner owner, Login login) {
        Kept kept = seal(owner, login);
        database.write(session -> session.update(
                "INSERT INTO logins (server, person, sealed, changed_micros) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (server, person) DO UPDATE SET sealed = excluded.sealed,"
                        + " changed_micros = excluded.changed_micros",
                owner.server(),
                owner.person(),
                kept.sealed(),
                nowMicros()));
        return kept;
    }

    /** Keeps a login in the place of another; empty, and without effect, when that is not there any more. */
    Optional<Kept> replace(Owner owner, Kept old, Login fresh) {
        Kept kept = seal(owner, fresh);
        int rows = database.write(session -> session.update(
                "UPDATE logins SET sealed = ?, changed_micros = ? WHERE server = ? AND person = ? AND sealed = ?",
                kept.sealed(),
                nowMicros(),
                owner.server(),
                owner.person(),
                old.sealed()));
        return rows == 0 ? Optional.empty() : Optional.of(kept);
    }

    private Kept seal(Owner owner, Login login) {
        return new Kept(login, seal.seal(owner.place(), login.toJson().toString()));
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** Removes just this login, and nothing that has taken its place; whether it was there. */
    boolean remove(Owner owner, Kept login) {
        int rows = database.write(session -> session.update(
                "DELETE FROM logins WHERE server = ? AND person = ? AND sealed = ?",
                owner.server(),
                owner.person(),
                login.sealed()));
        return rows > 0;
    }

    /** Removes whatever login there is. */
    Optional<Removed> remove(Owner owner) {
        return database
                .write(session -> session.list(
                        "DELETE FROM logins WHERE server = ? AND person = ? RETURNING sealed",
                        row -> removed(owner, row.getString(1)),
                        owner.server(),
                        owner.person()))
                .stream()
                .findFirst();
    }

    /** Removes all logins to a server. */
    List<Removed> removeAll(String server) {
        return database.write(session -> session.list(
                "DELETE FROM logins WHERE server = ? RETURNING person, sealed",
                row -> removed(new Owner(server, row.getString(1)), row.getString(2)),
                server));
    }

    private Removed removed(Owner owner, String sealed) {
        return new Removed(open(owner, sealed));
    }
}
